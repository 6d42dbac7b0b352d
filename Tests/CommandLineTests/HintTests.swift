import ArgumentParser
import Model
import Testing

@testable import Wording
@testable import dragoman

@Suite("Hints at options")
struct HintTests {
  /// All commands that do something, by their names.
  private static let commands: [String: any ParsableCommand.Type] = {
    var found: [String: any ParsableCommand.Type] = [:]
    func add(_ command: any ParsableCommand.Type, _ path: String) {
      found[path] = command
      for subcommand in command.configuration.subcommands {
        let name = subcommand.configuration.commandName ?? ""
        add(subcommand, path.isEmpty ? name : "\(path) \(name)")
      }
    }
    add(Dragoman.self, "")
    return found
  }()

  @Test("the options of a command are those of its help")
  func listsOptions() {
    let options = Words.options(of: GlossaryImportCommand.self)
    #expect(options.isSuperset(of: ["--columns", "--from", "--to", "--library", "--output"]))
    #expect(!Words.options(of: LookupCommand.self).contains("--encoding"))
    #expect(Words.options(of: AnnotateCommand.self).contains("--encoding"))
  }

  @Test("no command is told to use an option that it has not")
  func namesOwnOptions() {
    #expect(Self.commands.count > 20)
    for (path, command) in Self.commands {
      let options = Words.options(of: command)
      for language in WordingLanguage.allCases {
        let wording = Wording(language, for: .commandLine(options: options))
        for code in WordingTable.commandLineHints.codes {
          let named = Wording.options(in: wording.advice(Message(code)))
          #expect(named.isSubset(of: options), "\(path): \(code)")
        }
      }
    }
  }

  @Test("every hint can be shown by a command, and the commands that it quotes exist")
  func isOfUse() {
    let sets = Self.commands.values.map(Words.options)
    for code in WordingTable.commandLineHints.codes {
      for row in WordingTable.commandLineHints.rows(code) {
        let words = row.english.words
        #expect(sets.contains { Wording.options(in: words).isSubset(of: $0) }, "\(code)")
        for (index, part) in words.split(separator: "`", omittingEmptySubsequences: false)
          .enumerated()
        where !index.isMultiple(of: 2) {
          let names = part.split(separator: " ")
          let path = names.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
          let command = Self.commands[path]
          #expect(command != nil, "\(code): \(path)")
          let known = command.map(Words.options) ?? []
          #expect(names.allSatisfy { !$0.hasPrefix("-") || known.contains(String($0)) })
        }
      }
    }
  }
}

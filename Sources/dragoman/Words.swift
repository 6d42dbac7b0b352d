import ArgumentParser
import Files
import Model
import Wording
import Workbench

/// The words of the program, in the language of its user, with hints at options that a command has.
struct Words {
  /// The language that the user's environment asks for.
  private static let language = WordingLanguage(
    locales: ["LC_ALL", "LC_MESSAGES", "LANG"].map(Environment.variable)
  )

  /// The words of answers, without hints.
  static let plain = Wording(language)

  let wording: Wording

  /// Takes the words for a command.
  init(for command: any ParsableCommand.Type) {
    wording = Wording(Self.language, for: .commandLine(options: Self.options(of: command)))
  }

  /// The options that a command understands, as its help lists them.
  static func options(of command: any ParsableCommand.Type) -> Set<String> {
    let lines = command.helpMessage().split(separator: "\n")
      .filter { $0.drop { $0 == " " }.first == "-" }
    return Set(lines.flatMap { $0.matches(of: /--[a-z][a-z-]*/).map { String($0.output) } })
  }

  /// Returns what is wrong, in a line with its place.
  func line(_ error: any Error) -> String {
    switch error {
    case let error as Failure: wording.sentence(error)
    case let error as FileAccessError: wording.sentence(Failure(error))
    case let error as any Explained: wording.sentence(Failure(error, file: "dragoman"))
    case InterruptionError.timeLimit: program(Message("request.takesTooLong"))
    default: program(Message("words", ["words": .text("\(error)")]))
    }
  }

  private func program(_ message: Message) -> String {
    wording.sentence(Failure(message, at: Failure.Place(file: "dragoman")))
  }
}

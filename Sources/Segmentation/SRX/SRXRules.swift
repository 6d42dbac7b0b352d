import Model
import RegularExpressions

/// The rules of a document that apply to a language, compiled.
struct SRXRules: Sendable {
  /// A rule that breaks.
  struct Break: Sendable {
    /// Its place among the rules, which decides what comes first.
    let order: Int32
    /// Finds what stands before the break.
    let search: RegexProgram
    /// Lets the search skip text in which nothing can match.
    let anchor: RegexAnchor?
    /// The same expression, backwards from its end.
    let backward: RegexProgram
    /// What must stand after the break, as an index into `afters`; `nil`, if anything may.
    let after: Int?
    /// Whether what stands before the break may be nothing.
    let mayBeEmpty: Bool
    /// Whether the rule is searched for by what stands after the break, because nothing need stand
    /// before it.
    let isFoundByAfter: Bool
  }

  /// A rule that keeps together and whose first part looks beyond the scalars beside a place.
  struct Distant: Sendable {
    let order: Int32
    let before: RegexProgram
  }

  /// The rules that break, in order.
  private(set) var breaks: [Break] = []
  /// The first parts of all rules that keep together, backwards.
  private(set) var exceptions: RegexProgram
  /// The rules that keep together and must be tried one by one.
  private(set) var distant: [Distant] = []
  /// The second parts of all rules, each once.
  private(set) var afters: [RegexProgram] = []
  /// The second part of each rule, as an index into `afters`; `nil`, if it is empty.
  private(set) var afterIndices: [Int?] = []
  /// What a rule is called, by order.
  private(set) var names: [String] = []
  let alphabet: RegexAlphabet

  /// How many instructions the programs of all rules may have; the largest rules known have 60,000.
  private static let maximumSize = 2_000_000

  /// Compiles the rules for a language.
  ///
  /// - Throws: `SRXError` for the first rule whose regular expression cannot be compiled.
  init(_ document: SRXDocument, language: LanguageTag, path: String) throws(SRXError) {
    var sets = RegexSets()
    var alternatives: [(number: Int, node: RegexNode)] = []
    var breaks: [Break] = []
    var distant: [Distant] = []
    var names: [String] = []
    var afters = AfterParts()
    var size = 0
    for languageRule in try document.languageRules(for: language, path: path) {
      for (index, rule) in languageRule.rules.enumerated() {
        let name = "\(languageRule.name):\(index + 1)"
        let order = Int32(names.count)
        names.append(rule.line > 0 ? "\(name) (line \(rule.line))" : name)
        do throws(RegexError) {
          let before = try RegexParser.parse(rule.before)
          let after = try RegexParser.parse(rule.after)
          try afters.add(after, &sets)
          if rule.isBreak {
            let found = try Break(order: order, before, after, index: afters.indices.last, &sets)
            size += found.search.instructions.count + found.backward.instructions.count
            breaks.append(found)
          } else if before.hasLookaround {
            let program = try RegexProgram(before, isBackward: true, sets: &sets)
            size += program.instructions.count
            distant.append(Distant(order: order, before: program))
          } else {
            alternatives.append((Int(order), before))
          }
        } catch {
          throw SRXError(path: path, line: rule.line, .rule(name: name, error))
        }
        guard size + afters.size <= Self.maximumSize else {
          throw SRXError(path: path, line: rule.line, .rulesTooLarge)
        }
      }
    }
    do throws(RegexError) {
      exceptions = try RegexProgram(alternatives: alternatives, isBackward: true, sets: &sets)
    } catch {
      throw SRXError(path: path, line: nil, .rulesTooMany(error))
    }
    do throws(RegexError) {
      alphabet = try RegexAlphabet(sets: sets.all)
    } catch {
      throw SRXError(path: path, line: nil, .expressions(error))
    }
    self.breaks = breaks
    self.distant = distant
    self.names = names
    self.afters = afters.programs
    afterIndices = afters.indices
  }
}

/// The second parts of rules, of which many are the same.
private struct AfterParts {
  var programs: [RegexProgram] = []
  /// How many instructions the programs have.
  var size = 0
  var indices: [Int?] = []
  private var known: [RegexNode: Int] = [:]

  mutating func add(_ node: RegexNode, _ sets: inout RegexSets) throws(RegexError) {
    if node == .empty {
      indices.append(nil)
    } else if let index = known[node] {
      indices.append(index)
    } else {
      known[node] = programs.count
      indices.append(programs.count)
      let program = try RegexProgram(node, isBackward: false, sets: &sets)
      size += program.instructions.count
      programs.append(program)
    }
  }
}

extension SRXRules.Break {
  fileprivate init(
    order: Int32,
    _ before: RegexNode,
    _ after: RegexNode,
    index: Int??,
    _ sets: inout RegexSets
  ) throws(RegexError) {
    self.order = order
    isFoundByAfter = before == .empty && !after.matchesNothing
    let sought = isFoundByAfter ? after : before
    search = try RegexProgram(searching: sought, sets: &sets)
    backward = try RegexProgram(sought, isBackward: true, sets: &sets)
    anchor = sought.hasLookaround ? nil : RegexAnchor(sought)
    self.after = isFoundByAfter ? nil : index ?? nil
    mayBeEmpty = before.matchesNothing
  }
}

extension SRXDocument {
  /// Returns the language rules that apply to a language, in order: those of all maps that fit, if the
  /// document cascades, else those of the first.
  ///
  /// - Throws: `SRXError`, if the pattern of a map cannot be compiled.
  func languageRules(
    for language: LanguageTag,
    path: String
  ) throws(SRXError) -> [LanguageRule] {
    var found: [LanguageRule] = []
    let rules = Dictionary(languageRules.map { ($0.name, $0) }) { first, _ in first }
    for map in languageMaps {
      guard try matches(map, language, path) else { continue }
      guard let rule = rules[map.ruleName] else { continue }
      found.append(rule)
      if !cascades { break }
    }
    return found
  }

  /// Whether a map's pattern matches all of a tag; the case of letters does not matter, and files write
  /// tags with hyphens as well as underscores.
  private func matches(
    _ map: LanguageMap,
    _ language: LanguageTag,
    _ path: String
  ) throws(SRXError) -> Bool {
    do {
      let node = try RegexParser.parse("(?i)(?:\(map.pattern))\\z")
      var sets = RegexSets()
      let program = try RegexProgram(node, isBackward: false, sets: &sets)
      var machine = RegexMachine(alphabet: try RegexAlphabet(sets: sets.all))
      let tag = language.description
      for tag in [tag, String(tag.map { $0 == "-" ? "_" : $0 })] {
        if try machine.run(program, over: tag.utf8Span.span, from: 0) != nil { return true }
      }
      return false
    } catch let error as RegexError {
      throw SRXError(path: path, line: map.line, .pattern(map.pattern, error))
    } catch {
      // The machine was interrupted, which nothing does here.
      return false
    }
  }
}

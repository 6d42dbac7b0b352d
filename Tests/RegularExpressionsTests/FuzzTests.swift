import TestSupport
import Testing

@testable import RegularExpressions

/// Expressions at random, matched by the machine, by the automaton and by a twin that backtracks.
@Suite("Expressions at random")
struct FuzzTests {
  @Test("all engines find the same", arguments: Array(UInt64(1)...4))
  func enginesAgree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var comparedCount = 0
    for _ in 0..<80 {
      let pattern = Self.pattern(depth: 3, &generator)
      let text = Self.text(&generator)
      let node = try RegexParser.parse(pattern)
      let twin = BacktrackingTwin(text)
      let expected: Range<Int>?
      do {
        expected = try twin.search(node, from: 0)
      } catch is BacktrackingTwin.TooManySteps {
        continue
      }
      comparedCount += 1
      let found = try Self.search(node, in: text)
      #expect(
        found == expected?.upperBound,
        "seed \(seed): /\(pattern)/ in \(text.debugDescription)"
      )
    }
    #expect(comparedCount > 60)
  }

  /// Returns where the leftmost match ends, in scalars, by the machine and, where it can, the automaton.
  private static func search(_ node: RegexNode, in text: String) throws -> Int? {
    var sets = RegexSets()
    let program = try RegexProgram(searching: node, sets: &sets)
    let alphabet = try RegexAlphabet(sets: sets.all)
    var machine = RegexMachine(alphabet: alphabet)
    let bytes = text.utf8Span.span
    let end = try machine.run(program, over: bytes, from: 0, needsEnd: true)
    if !program.hasLookarounds {
      for anchor in [nil, RegexAnchor(node)] {
        var automaton = RegexAutomaton(
          program,
          alphabet: alphabet,
          prefersFirst: true,
          anchor: anchor
        )
        let other = try automaton.search(in: bytes, from: 0, &machine)
        #expect(other == end, "the automaton and the machine, in \(text.debugDescription)")
      }
    }
    return end.map { String(decoding: Array(text.utf8)[..<$0], as: UTF8.self).unicodeScalars.count }
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let letters: [Unicode.Scalar] = ["a", "b", "A", ".", " ", "\n", "1", "م", "؟", "\u{65E}"]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      if let letter = letters.randomElement(using: &generator) { text.append(letter) }
    }
    return String(text)
  }

  private static func pattern(depth: Int, _ generator: inout SeededGenerator) -> String {
    let atoms = [
      "a", "b", "\\.", ".", "[ab]", "[^a]", "\\w", "\\s", "\\d", "م", "\\p{Lu}", "(?i:a)", "^", "$",
      "\\b", "\\B", "[\\w&&[^b]]", "",
    ]
    guard depth > 0 else { return atoms.randomElement(using: &generator) ?? "a" }
    func next(_ generator: inout SeededGenerator) -> String {
      pattern(depth: depth - 1, &generator)
    }
    let (first, second) = (next(&generator), next(&generator))
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...3: return first + second
    case 4: return "(?:\(first)|\(second))"
    case 5: return "(?:\(first))*"
    case 6: return "(?:\(first))+?"
    case 7: return "(?:\(first))?"
    case 8: return "(?:\(first)){1,2}"
    case 9: return "(?:\(first))*?\(second)"
    case 10: return "(?=\(atoms.randomElement(using: &generator) ?? "a"))\(first)"
    default: return "\(first)(?<!\(atoms.randomElement(using: &generator) ?? "a"))"
    }
  }

  @Test(
    "expressions that would cost too much are refused",
    arguments: [
      ("nested sets", String(repeating: "[", count: 100_000)),
      ("nested groups", String(repeating: "(", count: 100_000)),
      ("repeats of repeats", "a" + String(repeating: "*", count: 90_000)),
      ("options of options", "a" + String(repeating: "?", count: 90_000)),
      ("repeats in groups", "(((a{1000}){1000}){1000})"),
      ("repeats of nothing", "((((){1000}){1000}){1000})"),
      ("conditions in a row", String(repeating: "(?=a)", count: 20_000)),
      ("conditions in conditions", "(?=(?=(?=a)))"),
      ("length", String(repeating: "a", count: 200_000)),
    ]
  )
  func refuses(name: String, pattern: String) {
    #expect(throws: RegexError.self) {
      let node = try RegexParser.parse(pattern)
      var sets = RegexSets()
      _ = try RegexProgram(node, isBackward: false, sets: &sets)
    }
  }

  @Test("a set of many characters is read in linear time", .timeLimit(.minutes(20)))
  func longSets() throws {
    func set(_ count: Int) -> String {
      "[\(String(String.UnicodeScalarView((0..<count).compactMap { Unicode.Scalar(0x4E00 + 2 * $0 % 40_000) })))]"
    }
    try expectLinear {
      _ = try RegexParser.parse(set(4_000))
    } large: {
      _ = try RegexParser.parse(set(16_000))
    }
  }

  @Test("a search asks whether to go on")
  func interruption() throws {
    struct Stopped: Error {}
    var sets = RegexSets()
    let program = try RegexProgram(searching: RegexParser.parse("(?:a|ab)*c"), sets: &sets)
    let alphabet = try RegexAlphabet(sets: sets.all)
    var machine = RegexMachine(alphabet: alphabet)
    machine.checkpoint = { throw Stopped() }
    let text = String(repeating: "ab", count: 5_000)
    var automaton = RegexAutomaton(program, alphabet: alphabet, prefersFirst: true)
    #expect(throws: Stopped.self) {
      try automaton.search(in: text.utf8Span.span, from: 0, &machine)
    }
    #expect(throws: Stopped.self) {
      try machine.run(program, over: text.utf8Span.span, from: 0, needsEnd: true)
    }
  }
}

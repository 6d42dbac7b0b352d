import RegularExpressions

/// The automata of some rules, whose states grow with the texts that they have seen.
struct SRXAutomata {
  var machine: RegexMachine
  /// One for each rule that breaks; `nil`, if its program looks too far for an automaton.
  var searches: [RegexAutomaton?]
  var backwards: [RegexAutomaton?]
  var exceptions: RegexAutomaton

  /// One for each second part of a rule.
  var afters: [RegexAutomaton?]

  init(_ rules: SRXRules) {
    func automaton(
      _ program: RegexProgram,
      prefersFirst: Bool,
      anchor: RegexAnchor? = nil
    ) -> RegexAutomaton? {
      guard !program.hasLookarounds else { return nil }
      return RegexAutomaton(
        program,
        alphabet: rules.alphabet,
        prefersFirst: prefersFirst,
        anchor: anchor
      )
    }
    machine = RegexMachine(alphabet: rules.alphabet)
    searches = rules.breaks.map { automaton($0.search, prefersFirst: true, anchor: $0.anchor) }
    backwards = rules.breaks.map { automaton($0.backward, prefersFirst: false) }
    exceptions = RegexAutomaton(rules.exceptions, alphabet: rules.alphabet, prefersFirst: false)
    afters = rules.afters.map { automaton($0, prefersFirst: true) }
  }
}

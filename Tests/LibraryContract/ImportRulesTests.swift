import LibraryAccess
import Model
import Testing

/// What is in the memory, what comes, and what becomes of it under each policy.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let found: [FoundUnit]
  var date: Int64 = 0
  let both: ImportRules.Decision
  let keep: ImportRules.Decision
  let replace: ImportRules.Decision
  let newest: ImportRules.Decision
}

private func found(
  _ likeness: UnitLikeness,
  _ identifier: Int64 = 1,
  date: Int64 = 0,
  isOfThisImport: Bool = false
) -> FoundUnit {
  FoundUnit(
    identifier: identifier,
    likeness: likeness,
    date: date,
    isOfThisImport: isOfThisImport
  )
}

private func always(
  _ name: String,
  _ found: [FoundUnit],
  _ decision: ImportRules.Decision
)
  -> RuleCase
{
  RuleCase(
    testDescription: name,
    found: found,
    both: decision,
    keep: decision,
    replace: decision,
    newest: decision
  )
}

private let cases = [
  always("nothing like it", [], .add),
  always("a hash that lies", [found(.none)], .add),
  always("the same of an earlier import", [found(.sameContent)], .leaveOut),
  always("the very same of an earlier import", [found(.identical)], .leaveOut),
  always("the very same of this import", [found(.identical, isOfThisImport: true)], .leaveOut),
  always(
    "the same of this import with other notes",
    [found(.sameContent, isOfThisImport: true)],
    .add
  ),
  always(
    "the same, after another translation",
    [found(.otherTranslation), found(.sameContent, 2)],
    .leaveOut
  ),
  RuleCase(
    testDescription: "another translation, no dates",
    found: [found(.otherTranslation)],
    both: .add,
    keep: .leaveOut,
    replace: .replace([1]),
    newest: .leaveOut
  ),
  RuleCase(
    testDescription: "another translation that is older",
    found: [found(.otherTranslation, date: 20_250_101_000_000)],
    date: 20_250_101_000_001,
    both: .add,
    keep: .leaveOut,
    replace: .replace([1]),
    newest: .replace([1])
  ),
  RuleCase(
    testDescription: "another translation of the same date",
    found: [found(.otherTranslation, date: 20_250_101_000_000)],
    date: 20_250_101_000_000,
    both: .add,
    keep: .leaveOut,
    replace: .replace([1]),
    newest: .leaveOut
  ),
  RuleCase(
    testDescription: "two other translations, one of them newer",
    found: [found(.otherTranslation, 1, date: 1), found(.otherTranslation, 2, date: 9)],
    date: 5,
    both: .add,
    keep: .leaveOut,
    replace: .replace([1, 2]),
    newest: .leaveOut
  ),
  RuleCase(
    testDescription: "two other translations, both older, one of this import",
    found: [
      found(.otherTranslation, 1, date: 1),
      found(.otherTranslation, 2, date: 2, isOfThisImport: true),
    ],
    date: 5,
    both: .add,
    keep: .leaveOut,
    replace: .replace([1, 2]),
    newest: .replace([1, 2])
  ),
]

@Suite("Rules of imports")
struct ImportRulesTests {
  @Test("a unit is stored, left out or put in the place of others", arguments: cases)
  func decision(ruleCase: RuleCase) {
    func decide(_ policy: ConflictPolicy) -> ImportRules.Decision {
      ImportRules.decide(date: ruleCase.date, found: ruleCase.found, policy: policy)
    }
    #expect(decide(.both) == ruleCase.both)
    #expect(decide(.keep) == ruleCase.keep)
    #expect(decide(.replace) == ruleCase.replace)
    #expect(decide(.newest) == ruleCase.newest)
  }
}

import Model
import Testing

@testable import Quality

@Suite("Rules")
struct RuleTests {
  @Test("the profile of news knows every rule")
  func isComplete() {
    #expect(QualityProfile(.news).severities.count == Rule.allCases.count - 3)
  }
}

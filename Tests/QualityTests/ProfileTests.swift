import Model
import Testing

@testable import Quality

@Suite("Profiles")
struct ProfileTests {
  @Test("the profile of news has every rule but those that are off")
  func isComplete() {
    let off = Set(Rule.allCases).subtracting(QualityProfile(.news).severities.keys)
    #expect(off == [.placeholderChanged, .characterTatweel, .characterDiacritics])
    #expect(QualityProfile(.strict).severities.count == Rule.allCases.count)
    #expect(QualityProfile(.software).severities[.placeholderChanged] == .critical)
  }

  @Test("a profile of one's own changes what it names")
  func readsOwn() throws {
    let profile = try QualityProfile(
      reading: "# ours\nnumber.changed\tminor\nspelling.* off\nignore space.double before \" -\"\n"
    )
    #expect(profile.severities[.numberChanged] == .minor)
    #expect(profile.severities[.spellingTah] == nil)
    #expect(profile.severities[.termMissing] == .major)
    #expect(profile.exceptions.count == 1)
  }

  @Test(
    "what a profile cannot say is an error with its line",
    arguments: [
      ("number.lost major", "profile.noRule"), ("number.changed grave", "profile.noSeverity"),
      ("number.changed", "profile.noSeverity"), ("allow everything", "profile.noAllowance"),
      ("ignore space.double beside x", "profile.noException"),
      ("ignore space.trouble in x", "profile.noRule"),
    ]
  )
  func refuses(line: String, code: String) {
    let error = #expect(throws: ProfileError.self) {
      _ = try QualityProfile(reading: "# ours\n" + line)
    }
    #expect(error?.message.code == code)
    #expect(error?.line == 2)
  }

  @Test(
    "what stands before, in or after a finding keeps it from being told",
    arguments: [
      ("before \"قال\"", true), ("after كلمة", true), ("in \"  \"", true), ("before كلمة", false),
      ("after قال", false), ("in x", false),
    ]
  )
  func ignores(pattern: String, isIgnored: Bool) throws {
    let profile = try QualityProfile(reading: "ignore space.* \(pattern)")
    let checker = QualityChecker(profile)
    var reader = checker.makeReader()
    let segment = try reader.read("قال  كلمة", language: .arabic, identifier: "1")
    #expect(segment.found.isEmpty == isIgnored)
  }
}

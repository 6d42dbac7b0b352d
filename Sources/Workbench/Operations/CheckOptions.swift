import Files
package import Model
package import Quality

/// How a translation or a text is checked.
package struct CheckOptions: Sendable {
  /// The language of the source, where the file does not say; `nil` means that the letters tell.
  package var source: LanguageTag?
  /// The language of the target, or of a text in one language.
  package var target: LanguageTag?
  /// The glossaries whose terms hold; `nil` is all.
  package var glossaries: [String]?
  /// The profile.
  package var profile = QualityProfile.BuiltIn.news
  /// A profile of the user's own, in place of the one named.
  package var ownProfile: QualityProfile?
  /// Rules with other severities than the profile gives them, as `number.changed=minor`.
  package var rules: [String]?
  /// The severity from which on a finding is a failure.
  package var failOn = Finding.Severity.major
  /// The fingerprints of findings that are known already, and are left out.
  package var known: Set<String> = []
  /// The terms of a brief on which a verdict is wanted; `nil` wants none.
  package var brief: [BriefedTerm]?
  /// How articles are read.
  package var reading = ArticleReader.Options()

  /// Creates the usual options.
  package init() {}

  /// Takes the profile that comes with the program under a name, or else the file of that path.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no profile.
  package mutating func chooseProfile(_ name: String) throws(Failure) {
    if let builtIn = QualityProfile.BuiltIn(rawValue: name) {
      profile = builtIn
    } else {
      ownProfile = try QualityProfile(reading: InputFile(name))
    }
  }

  /// The profile with the rules as the user wants them.
  func chosenProfile() throws(ProfileError) -> QualityProfile {
    var profile = ownProfile ?? QualityProfile(profile)
    for rule in rules ?? [] {
      let parts = rule.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let severity = parts.count == 2 ? Finding.Severity(rawValue: String(parts[1])) : nil
      guard parts.count == 2, severity != nil || parts[1] == "off" else {
        throw .noSeverity(parts.count == 2 ? String(parts[1]) : rule)
      }
      guard profile.set(parts[0], to: severity) else { throw .noRule(String(parts[0])) }
    }
    return profile
  }
}

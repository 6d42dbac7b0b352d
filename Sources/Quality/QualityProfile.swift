public import Model

/// How bad the findings of each rule are, and what is passed over.
///
/// A profile is a plain text file; the built-in ones stand in `Resources`. `Documentation/Manual/Checks.md`
/// says how to write one.
public struct QualityProfile: Hashable, Sendable {
  /// The profiles that come with the program.
  public enum BuiltIn: String, CaseIterable, Hashable, Sendable {
    case news
    case software
    case un
    case strict
  }

  /// The severity of each rule; a rule that is not there is off.
  public private(set) var severities: [Rule: Finding.Severity]
  /// What is passed over.
  var exceptions: [FindingException] = []
  /// Whether titles may stretch words with tatweel.
  var allowsTatweelInTitles = false

  /// Reads a profile that comes with the program.
  public init(_ name: BuiltIn) {
    let news = PackageResources.news_txt
    self.init(trusting: news, base: nil)
    switch name {
    case .news: break
    case .software: self.init(trusting: PackageResources.software_txt, base: self)
    case .un: self.init(trusting: PackageResources.un_txt, base: self)
    case .strict: self.init(trusting: PackageResources.strict_txt, base: self)
    }
  }

  /// Reads a profile; a rule of which it says nothing is as in `news`.
  ///
  /// - Parameter text: Lines: a rule or the beginning of some (`code.*`) with its severity or `off`;
  ///   `ignore RULE before|in|after TEXT`; `allow tatweel-in-titles`. `#` begins a comment.
  /// - Throws: `ProfileError`.
  public init(reading text: String) throws(ProfileError) {
    self.init(.news)
    try read(text)
  }

  private init(trusting bytes: [UInt8], base: QualityProfile?) {
    severities = base?.severities ?? [:]
    exceptions = base?.exceptions ?? []
    do {
      try read(String(decoding: bytes, as: UTF8.self))
    } catch {
      preconditionFailure("a profile of the program is not as it should be: \(error)")
    }
  }

  /// Says how bad the findings of a rule are.
  ///
  /// - Parameters:
  ///   - name: A rule, or the beginning of the names of some with a star: `punctuation.*`.
  ///   - severity: `nil` is off.
  /// - Returns: Whether there is such a rule.
  public mutating func set(_ name: some StringProtocol, to severity: Finding.Severity?) -> Bool {
    let rules = Rule.allCases.filter { rule in
      name.last == "*" ? rule.rawValue.hasPrefix(name.dropLast()) : rule.rawValue == name
    }
    for rule in rules { severities[rule] = severity }
    return !rules.isEmpty
  }

  // MARK: Reading

  private mutating func read(_ text: String) throws(ProfileError) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let first = words.first, first.first != "#" else { continue }
      let rest = words.count > 1 ? words[1].trimmed : ""
      do {
        try read(first, rest)
      } catch {
        throw ProfileError(reason: error.reason, line: index + 1)
      }
    }
  }

  private mutating func read(_ word: Substring, _ rest: Substring) throws(ProfileError) {
    switch word {
    case "ignore": exceptions.append(try FindingException(reading: rest))
    case "allow":
      guard rest == "tatweel-in-titles" else {
        throw ProfileError(reason: .noAllowance(String(rest)))
      }
      allowsTatweelInTitles = true
    default:
      let severity = Finding.Severity(rawValue: String(rest))
      guard severity != nil || rest == "off" else {
        throw ProfileError(reason: .noSeverity(String(rest)))
      }
      guard set(word, to: severity) else {
        throw ProfileError(reason: .noRule(String(word)))
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

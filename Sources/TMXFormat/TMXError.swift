/// A fault for which a whole TMX file is refused.
package struct TMXError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The file does not begin as XML does.
    case notXML
    /// The root element is not `tmx`; the text is its name.
    case notTMX(String)
    /// The version of TMX is not one of 1.1 through 1.4b.
    case unsupportedVersion(String)
    /// The file has no body, or ends before it.
    case noBody
    /// There is no unit in as many bytes as a unit may have.
    case prologueTooLarge
    /// The header, or what else stands before the first unit, is not well formed.
    case faultyHeader(String)
    /// The encoding is not known here.
    case unknownEncoding(String)
    /// With strict reading: a unit is faulty.
    case faultyUnit(String)
  }

  /// What is wrong.
  package let reason: Reason
  /// The line, counted from 1.
  package let line: Int

  /// Creates an error.
  package init(_ reason: Reason, line: Int) {
    self.reason = reason
    self.line = line
  }

  /// What is wrong, in words.
  package var description: String {
    switch reason {
    case .notXML: "this is not an XML file"
    case .notTMX(let root): "not a TMX file: the root element is <\(root)>"
    case .unsupportedVersion(let version):
      "TMX version \"\(version)\" is not known (1.1 through 1.4 are)"
    case .noBody: "not a complete TMX file: it has no <body>"
    case .prologueTooLarge:
      "there is no unit in the first \(maximumUnitByteCount >> 20) MB"
    case .faultyHeader(let message): message
    case .unknownEncoding(let name): "encoding \"\(name)\" is not known"
    case .faultyUnit(let message): message
    }
  }
}

/// A unit that could not be taken.
package struct TMXRejection: Hashable, Sendable {
  /// The line on which the unit begins, counted from 1.
  package let line: Int
  /// The unit's `tuid`, if it has one.
  package let identifier: String?
  /// Why the unit was not taken.
  package let reason: String
  /// The unit as it stands in the file, in UTF-8.
  package let source: [UInt8]

  /// Creates a rejection.
  package init(line: Int, identifier: String?, reason: String, source: [UInt8]) {
    self.line = line
    self.identifier = identifier
    self.reason = reason
    self.source = source
  }
}

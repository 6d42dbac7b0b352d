package import Model

/// A fault for which a whole TMX file is refused.
package struct TMXError: Explained, Hashable {
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
    case faultyHeader(Message)
    /// The encoding is not known here.
    case unknownEncoding(String)
    /// With strict reading: a unit is faulty.
    case faultyUnit(Message)
  }

  /// What is wrong.
  package let reason: Reason
  /// The line, counted from 1.
  package let line: Int?

  /// Creates an error.
  package init(_ reason: Reason, line: Int) {
    self.reason = reason
    self.line = line
  }

  package var message: Message {
    switch reason {
    case .notXML: Message("tmx.notXML")
    case .notTMX(let root): Message("tmx.notTMX", ["root": .text("<\(root)>")])
    case .unsupportedVersion(let version):
      Message("tmx.unsupportedVersion", ["version": .quotation(version)])
    case .noBody: Message("tmx.noBody")
    case .prologueTooLarge:
      Message("tmx.prologueTooLarge", ["limit": .number(maximumUnitByteCount >> 20)])
    case .faultyHeader(let message): message
    case .unknownEncoding(let name): Message("xml.unknownEncoding", ["name": .text(name)])
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
  package let reason: Message
  /// The unit as it stands in the file, in UTF-8.
  package let source: [UInt8]

  /// Creates a rejection.
  package init(line: Int, identifier: String?, reason: Message, source: [UInt8]) {
    self.line = line
    self.identifier = identifier
    self.reason = reason
    self.source = source
  }
}

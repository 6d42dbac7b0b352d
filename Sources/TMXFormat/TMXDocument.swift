public import Model

/// The units of a TMX file that fits into memory.
///
/// The program itself reads memories as streams; this is for programs that have a file and want its
/// units, or have units and want a file.
public struct TMXDocument: Sendable {
  /// A unit that could not be taken.
  public struct Rejection: Hashable, Sendable {
    /// The line on which the unit begins, counted from 1.
    public let line: Int
    /// Why it was not taken.
    public let reason: Message
  }

  /// The units, in the order of the file.
  public var units: [TranslationUnit]
  /// What could not be taken.
  public private(set) var rejections: [Rejection] = []

  /// Creates a document of units.
  public init(_ units: [TranslationUnit] = []) { self.units = units }

  /// Reads TMX 1.1 through 1.4b, and takes what is good in a file.
  ///
  /// - Throws: An `Explained` error, when the bytes are no TMX.
  /// - Complexity: O(`bytes.count`)
  public init(reading bytes: [UInt8]) throws {
    var units: [TranslationUnit] = []
    var rejections: [Rejection] = []
    let reader = TMXReader(
      onBatch: { batch in
        for unit in batch.units { units.append(try TranslationUnit(unit, of: batch)) }
      },
      onRejection: { rejections.append(Rejection(line: $0.line, reason: $0.reason)) }
    )
    try reader.read(bytes)
    _ = try reader.finish()
    self.units = units
    self.rejections = rejections
  }

  /// Returns the units as a file: TMX 1.4b in UTF-8, the same bytes for the same units.
  ///
  /// - Parameter tool: The name and version of the program that writes, for the header.
  /// - Returns: The file.
  /// - Throws: An `Explained` error, when a unit cannot be written: it has no variant, or a name in it is none.
  /// - Complexity: O(length of the units)
  public func bytes(tool: (name: String, version: String)) throws -> [UInt8] {
    var batch = UnitBatch()
    for unit in units { try batch.append(unit) }
    var header = TMXHeader.merged([], creationToolVersion: tool.version)
    header.setAttribute("creationtool", tool.name)
    var writer = TMXWriter()
    writer.begin(header)
    writer.write(batch)
    writer.end()
    return writer.takeBytes()
  }
}

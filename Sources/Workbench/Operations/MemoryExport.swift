package import Files
package import LibraryAccess
package import Model
import TMXFormat

/// Exports memories.
package struct MemoryExport: Sendable {
  /// What an export wrote.
  package struct Report: Hashable, Sendable {
    /// How many units were written.
    package var unitCount = 0
    /// How many of them have a language in another region than was asked for.
    package var fallbackCount = 0
    /// Where nothing was written, the languages that the memories have.
    package var languages: [String] = []
  }

  private let library: any MemoryLibrary
  private let selection: UnitSelection
  private let version: String

  /// Creates an export.
  ///
  /// - Parameters:
  ///   - library: Where the units are.
  ///   - selection: Which units are written.
  ///   - version: The program's version, for the header of TMX.
  package init(from library: any MemoryLibrary, _ selection: UnitSelection, version: String) {
    self.library = library
    self.selection = selection
    self.version = version
  }

  /// Writes TMX 1.4b, in the order in which the units came into the library.
  ///
  /// Where a pair of languages is asked for, the first is the file's source language, since that is
  /// what the file is wanted for; what a unit itself says of its source stays.
  ///
  /// - Parameters:
  ///   - output: Takes the file.
  ///   - onProgress: Takes the number of units written.
  /// - Returns: What was written.
  /// - Throws: `Failure`, when there is no such memory or the output cannot be written.
  package func writeTMX(
    to output: OutputFile,
    onProgress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    try translating {
      let origins = try library.origins(memories: selection.memories)
      let headers = try origins.map { try TMXHeader(xml: $0.header) }
      var header = TMXHeader.merged(headers, creationToolVersion: version)
      var inherited = headers.map { $0.inherited(under: header) }
      if let source = selection.languages.first {
        header.setAttribute("srclang", source.description)
        inherited = inherited.map { $0.filter { $0.name != "srclang" } }
      }
      let writesAnything = inherited.contains { !$0.isEmpty }
      var writer = TMXWriter()
      writer.begin(header)
      var report = Report()
      try forEachBatch(&report, onProgress) { batch, identifiers in
        if writesAnything {
          writer.write(batch) { index in
            inheritedAttributes(
              batch,
              index,
              place(of: identifiers[index], in: origins).map { inherited[$0] } ?? []
            )
          }
        } else {
          writer.write(batch)
        }
        try output.write(writer.takeBytes())
      }
      writer.end()
      try output.write(writer.takeBytes())
      return report
    }
  }

  /// Writes a line for each pair of variants: source, tab, target.
  ///
  /// Tabs and line breaks in segments become spaces.
  package func writeTSV(
    from source: LanguageTag,
    to target: LanguageTag,
    output: OutputFile,
    onProgress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    try translating {
      var report = Report()
      try forEachBatch(&report, onProgress) { batch, _ in
        var lines: [UInt8] = []
        for unit in batch.units {
          for first in batch.variants[unit.variants]
          where batch.languages[first.language].language == source.language {
            for second in batch.variants[unit.variants]
            where batch.languages[second.language].language == target.language {
              appendField(batch, first.text, to: &lines)
              lines.append(UInt8(ascii: "\t"))
              appendField(batch, second.text, to: &lines)
              lines.append(UInt8(ascii: "\n"))
            }
          }
        }
        try output.write(lines)
      }
      return report
    }
  }

  private func forEachBatch(
    _ report: inout Report,
    _ onProgress: (Int) throws -> Void,
    _ body: (UnitBatch, [Int64]) throws -> Void
  ) throws {
    try library.forEachBatch(selection) { batch, identifiers in
      try body(batch, identifiers)
      report.unitCount += batch.units.count
      report.fallbackCount += selection.languages.isEmpty ? 0 : fallbackCount(in: batch)
      try onProgress(report.unitCount)
    }
    guard report.unitCount == 0 else { return }
    let memories = try library.memories().filter { selection.memories?.contains($0.name) != false }
    report.languages = Set(memories.flatMap(\.languages).map(\.language)).sorted()
  }

  private func fallbackCount(in batch: UnitBatch) -> Int {
    let isExact = batch.languages.map { selection.languages.contains($0) }
    return batch.units.count { unit in
      batch.variants[unit.variants].contains { !isExact[$0.language] }
    }
  }

  private func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as LibraryError {
      throw Failure(error, file: "library")
    }
  }
}

private func appendField(_ batch: UnitBatch, _ slice: UnitBatch.Slice, to lines: inout [UInt8]) {
  for byte in batch.bytes[slice.range] {
    let isBreak = byte == 0x09 || byte == 0x0A || byte == 0x0D
    lines.append(isBreak ? 0x20 : byte)
  }
}

/// Returns the index of the origin of a unit, or `nil`.
private func place(of unit: Int64, in origins: [UnitOrigin]) -> Int? {
  var low = 0
  var high = origins.count
  while low < high {
    let middle = (low + high) / 2
    if origins[middle].units.upperBound <= unit { low = middle + 1 } else { high = middle }
  }
  return low < origins.count && origins[low].units.contains(unit) ? low : nil
}

/// Returns what a unit inherits and does not say itself, as it stands in a start tag.
private func inheritedAttributes(
  _ batch: UnitBatch,
  _ index: Int,
  _ inherited: [Attribute]
) -> String {
  guard !inherited.isEmpty else { return "" }
  let own = batch.string(batch.units[index].attributes)
  return inherited.filter { !own.contains(" \($0.name)=\"") }
    .map { TMXHeader.xmlAttribute($0) }.joined()
}

extension MemoryExport.Report {
  /// The report in words, in one line.
  package var message: Message {
    guard unitCount > 0 else {
      guard !languages.isEmpty else { return Message("report.noUnit") }
      return Message("report.noUnitOf", ["languages": .list(languages)])
    }
    guard fallbackCount > 0 else {
      return Message("report.unitsWritten", ["count": .number(unitCount)])
    }
    return Message(
      "report.unitsWrittenOf",
      ["count": .number(unitCount), "fallbacks": .number(fallbackCount)]
    )
  }
}

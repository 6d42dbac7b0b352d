package import Model
import XMLStreams

/// Reads TMX 1.1 through 1.4b as a stream, and takes what is good in a file.
///
/// Bytes go in piece by piece; units come out in batches, in the order of the file. A unit that is
/// faulty is repaired where the repair is certain, else it is passed on as a rejection, and reading
/// goes on with the next unit. Memory does not grow with the file. DTDs are read over and never
/// fetched; `XMLLimits` and `maximumVariantCount` bound what a file can cost.
///
/// - Complexity: O(bytes)
package final class TMXReader {
  /// What was read in all.
  package struct Summary: Sendable {
    /// The file's header.
    package var header: TMXHeader
    /// The languages of the variants, in the order in which the file has them.
    package var languages: [LanguageTag]
    /// How many units the file has, whether taken or not.
    package var unitCount: Int
    /// How many units could not be taken.
    package var rejectedCount: Int
    /// How many units were taken after a repair.
    package var repairedCount: Int
    /// How many of the units that were taken have a language that was matched by fallback.
    package var fallbackCount: Int
    /// The languages that were matched by fallback, in the order in which the file has them.
    package var fallbacks: [LanguageFallback]
    /// Whether the file ends before its root element does.
    package var isTruncated: Bool
  }

  private let isStrict: Bool
  private let onBatch: (UnitBatch) throws -> Void
  private let onRejection: (TMXRejection) throws -> Void
  let handler = TMXHandler()
  private var parser: XMLStreamReader<TMXHandler>
  private var decoder = XMLDecoder()
  private var splitter = TMXSplitter()
  private var buffer: [UInt8] = []
  /// The last bytes of the file so far.
  private var tail: [UInt8] = []
  /// The line on which the buffer begins.
  private var line = 1
  /// A place in the buffer whose line is known.
  private var lineMark = (offset: 0, line: 1)
  private var isPrologueDone = false
  private var rejectedCount = 0
  private var repairedCount = 0
  /// How many units are still to be fed one by one after a fault.
  private var cautiousCount = 0

  /// Creates a reader for one file.
  ///
  /// - Parameters:
  ///   - isStrict: Whether the first fault ends the reading with an error.
  ///   - onBatch: Takes units as they are read.
  ///   - onRejection: Takes what could not be read.
  package init(
    isStrict: Bool = false,
    onBatch: @escaping (UnitBatch) throws -> Void,
    onRejection: @escaping (TMXRejection) throws -> Void
  ) {
    self.isStrict = isStrict
    self.onBatch = onBatch
    self.onRejection = onRejection
    parser = XMLStreamReader(handler: handler)
  }

  /// Reads the next piece of the file.
  ///
  /// - Throws: `TMXError`, or what the closures throw.
  package func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try decoding { try decoder.decode(bytes) { try take($0) } }
  }

  /// Reads the next piece of the file.
  ///
  /// - Throws: `TMXError`, or what the closures throw.
  package func read(_ bytes: [UInt8]) throws { try bytes.withUnsafeBufferPointer { try read($0) } }

  /// Ends the file and passes on what is left.
  ///
  /// - Throws: `TMXError`, or what the closures throw.
  package func finish() throws -> Summary {
    try decoding { try decoder.finish { try take($0) } }
    try process(isFinal: true)
    if !handler.builder.hasBody {
      throw TMXError(.noBody, line: line)
    }
    if !handler.builder.batch.units.isEmpty { try onBatch(handler.builder.takeBatch()) }
    if isStrict, !handler.builder.isDone {
      throw TMXError(.faultyUnit(UnitFault.endsEarly.message), line: line)
    }
    return Summary(
      header: handler.builder.header,
      languages: handler.builder.languageTags,
      unitCount: handler.builder.completedCount,
      rejectedCount: rejectedCount,
      repairedCount: repairedCount + handler.builder.mendedCount,
      fallbackCount: handler.builder.fallbackCount,
      fallbacks: handler.builder.languageFallbacks,
      isTruncated: !handler.builder.isDone && !endsWithRoot
    )
  }

  /// Whether the end tag of the root is the last thing in the file, whatever stands before it.
  private var endsWithRoot: Bool {
    var end = tail[...]
    while let last = end.last, last <= 0x20 { end.removeLast() }
    return end.suffix(4).elementsEqual("tmx>".utf8)
  }

  private func decoding(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as XMLDecoder.UnknownEncoding {
      throw TMXError(.unknownEncoding(error.name), line: 1)
    }
  }

  private func take(_ piece: UnsafeBufferPointer<UInt8>) throws {
    tail = Array((tail + piece.suffix(longestTail)).suffix(longestTail))
    buffer.append(contentsOf: piece)
    try process(isFinal: false)
  }

  /// Parses what of the buffer consists of whole units.
  private func process(isFinal: Bool) throws {
    buffer.withUnsafeBufferPointer { splitter.scan($0, isFinal: isFinal) }
    let end = isFinal ? buffer.count : splitter.settledEnd
    if !isPrologueDone {
      let prologueEnd = splitter.units.first?.range.lowerBound ?? end
      guard isFinal || splitter.units.first != nil else {
        if buffer.count > maximumUnitByteCount { throw TMXError(.prologueTooLarge, line: line) }
        return
      }
      isPrologueDone = true
      try parsePrologue(prologueEnd)
      // Repair can make units of what was none.
      try reportFaults([], firstIndex: 0, firstUnit: 0, of: 0..<prologueEnd)
      try parse(from: prologueEnd, through: end)
    } else {
      try parse(from: 0, through: end)
    }
    line = lineOf(end)
    lineMark = (0, line)
    buffer.removeSubrange(..<end)
    splitter.drop(end)
    let batch = (handler.builder.batch.units.count, handler.builder.batch.bytes.count)
    if batch.0 >= batchUnitCount || batch.1 >= batchByteCount {
      try onBatch(handler.builder.takeBatch())
    }
  }

  // MARK: Prologue

  private func parsePrologue(_ end: Int) throws {
    var prologue = Array(buffer[..<end])
    if let first = prologue.first(where: { $0 > 0x20 }), first != UInt8(ascii: "<") {
      throw TMXError(.notXML, line: 1)
    }
    blankDoctype(&prologue)
    do {
      try feed(prologue)
    } catch let error as XMLError {
      let repaired = prologue.withUnsafeBufferPointer { XMLRepair.repair($0)?.xml }
      guard let repaired, !isStrict else { throw headerError(error) }
      handler.builder.restart()
      parser = XMLStreamReader(handler: handler)
      do {
        try feed(repaired)
        repairedCount += 1
      } catch let error as XMLError {
        throw headerError(error)
      }
    }
  }

  private func headerError(_ error: XMLError) -> TMXError {
    TMXError(.faultyHeader(Message(error.coded)), line: error.position.line)
  }

  private func feed(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBufferPointer { try parser.parseUTF8($0) }
  }

  // MARK: Units

  private func parse(from start: Int, through end: Int) throws {
    let units = splitter.units
    var cursor = start
    var next = 0
    while next < units.count || cursor < end {
      let isCautious = cautiousCount > 0 && next < units.count
      let stop = isCautious ? units[next].range.upperBound : end
      let expected = isCautious ? 1 : units.count - next
      let firstIndex = handler.builder.completedCount
      let failure = feedBuffer(cursor..<stop)
      try reportFaults(units, firstIndex: firstIndex, firstUnit: next, of: cursor..<stop)
      let completed = min(handler.builder.completedCount - firstIndex, expected)
      if failure == nil, completed == expected {
        next += expected
        cursor = stop
        cautiousCount -= 1
        continue
      }
      guard next + completed < units.count else {
        // After the last unit there is nothing to lose.
        if isStrict, let error = failure as? XMLError, !handler.builder.isDone {
          throw TMXError(.faultyUnit(Message(error.coded)), line: error.position.line)
        }
        if let failure, !(failure is XMLError) { throw failure }
        return
      }
      let unit = units[next + completed]
      try recover(unit, failure: failure)
      next += completed + 1
      cursor = unit.range.upperBound
    }
  }

  private func reason(forBroken unit: TMXSplitter.Unit) -> Message {
    unit.range.count > maximumUnitByteCount
      ? UnitFault.tooLarge(limit: maximumUnitByteCount).message : UnitFault.noEnd.message
  }

  private func feedBuffer(_ range: Range<Int>) -> (any Error)? {
    do {
      try buffer.withUnsafeBufferPointer {
        try parser.parseUTF8(UnsafeBufferPointer(rebasing: $0[range]))
      }
      return nil
    } catch {
      return error
    }
  }

  /// Passes on the units of a range of the buffer that are well-formed but cannot be taken.
  private func reportFaults(
    _ units: [TMXSplitter.Unit],
    firstIndex: Int,
    firstUnit: Int,
    of range: Range<Int>
  ) throws {
    for fault in handler.builder.faults {
      let index = firstUnit + fault.index - firstIndex
      try reject(
        units.indices.contains(index) ? units[index].range : range,
        reason: fault.reason
      )
    }
    handler.builder.faults.removeAll()
  }

  /// Takes or rejects a unit at which the parser failed, and begins again after it.
  private func recover(_ unit: TMXSplitter.Unit, failure: (any Error)?) throws {
    if let failure, !(failure is XMLError) { throw failure }
    cautiousCount = 64
    handler.builder.abandonUnit()
    let unitLine = lineOf(unit.range.lowerBound)
    if isStrict, let error = failure as? XMLError {
      throw TMXError(.faultyUnit(Message(error.coded)), line: error.position.line)
    }
    let message = parseWithRepair(unit.range, line: unitLine)
    if isStrict, message == nil, handler.builder.faults.isEmpty {
      throw TMXError(.faultyUnit(UnitFault.before.message), line: unitLine)
    }
    if let fault = handler.builder.faults.first {
      handler.builder.faults.removeAll()
      try reject(unit.range, reason: fault.reason)
    } else if let message {
      handler.builder.skipUnit()
      try reject(unit.range, reason: unit.isBroken ? reason(forBroken: unit) : message)
    }
    parser = try handler.makeParser(line: lineOf(unit.range.upperBound))
  }

  /// Parses one unit by itself, repaired if it must be; returns why that failed, or `nil`.
  ///
  /// A unit that passes as it is was not at fault: the fault stands between the units, where
  /// nothing belongs to be kept.
  private func parseWithRepair(_ range: Range<Int>, line: Int) -> Message? {
    buffer.withUnsafeBufferPointer { buffer in
      let unit = UnsafeBufferPointer(rebasing: buffer[range])
      guard let message = handler.parseAlone(unit, line: line) else { return nil }
      guard !isStrict, let repaired = XMLRepair.repair(unit)?.xml else { return message }
      guard repaired.withUnsafeBufferPointer({ handler.parseAlone($0, line: line) }) == nil else {
        return message
      }
      if handler.builder.faults.isEmpty { repairedCount += 1 }
      return nil
    }
  }

  private func reject(_ range: Range<Int>, reason: Message) throws {
    let line = lineOf(range.lowerBound)
    if isStrict { throw TMXError(.faultyUnit(reason), line: line) }
    rejectedCount += 1
    try onRejection(
      TMXRejection(
        line: line,
        identifier: lenientIdentifier(buffer[range]),
        reason: reason,
        source: Array(buffer[range])
      )
    )
  }

  private func lineOf(_ offset: Int) -> Int {
    // Faults come in the order of the file, so the lines before the last one need no second count.
    let from = offset < lineMark.offset ? (offset: 0, line: line) : lineMark
    let lines = buffer.withUnsafeBufferPointer { countLines($0, from.offset..<offset) }
    lineMark = (offset, from.line + lines)
    return lineMark.line
  }
}

/// How many bytes are kept to see how a file ends.
private let longestTail = 64

extension TMXReader.Summary {
  /// Creates a summary of a file that has no faults but the units that could not be taken.
  package init(
    header: TMXHeader,
    languages: [LanguageTag],
    unitCount: Int,
    rejectedCount: Int
  ) {
    self.init(
      header: header,
      languages: languages,
      unitCount: unitCount,
      rejectedCount: rejectedCount,
      repairedCount: 0,
      fallbackCount: 0,
      fallbacks: [],
      isTruncated: false
    )
  }
}

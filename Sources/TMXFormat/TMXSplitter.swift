#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Finds where the units of a TMX file begin and end, in UTF-8 and without parsing it.
///
/// A parser that meets a fault has no way to go on; with the units' places known it can begin again
/// after the faulty one. Comments, CDATA sections and instructions are read over. Where one has no
/// end, its start is taken for text, so that it does not swallow what follows.
struct TMXSplitter {
  /// A unit's place in the buffer.
  struct Unit {
    /// The unit's bytes, from `<tu` through `</tu>` where that exists.
    var range: Range<Int>
    /// Whether the unit lacks its end tag or is too large to be one.
    var isBroken: Bool
  }

  /// The units found and not yet taken, in order.
  private(set) var units: [Unit] = []
  /// Where the unit that has not ended yet begins.
  private(set) var openUnit: Int?
  /// Up to where the buffer has been looked through.
  private(set) var offset = 0
  /// Where what follows the last unit, or the start of the body, begins, while no unit is open.
  private var gapStart: Int?
  /// Up to where the bytes belong to nothing that has not ended yet.
  var settledEnd: Int { openUnit ?? gapStart ?? offset }
  /// Up to where it is known that no end of a comment, CDATA section or instruction stands.
  private var searchedTo = [0, 0, 0]

  /// Looks through the buffer from where the last call stopped.
  ///
  /// - Parameters:
  ///   - bytes: All that has not been taken.
  ///   - isFinal: Whether nothing will follow.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool) {
    while let next = find(UInt8(ascii: "<"), in: bytes, from: offset) {
      offset = next
      guard step(bytes, at: next, isFinal: isFinal) else { return }
      breakOversizeUnit(bytes)
    }
    offset = bytes.count
    breakOversizeUnit(bytes)
    if isFinal, let start = openUnit {
      units.append(Unit(range: start..<bytes.count, isBroken: true))
      openUnit = nil
    }
  }

  /// Forgets the units found, and the first `count` bytes of the buffer.
  mutating func drop(_ count: Int) {
    units.removeAll(keepingCapacity: true)
    offset -= count
    openUnit = openUnit.map { $0 - count }
    gapStart = gapStart.map { max(0, $0 - count) }
    for kind in searchedTo.indices { searchedTo[kind] -= count }
  }

  /// Looks at the markup at `start`; returns whether there were enough bytes to tell.
  private mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    isFinal: Bool
  ) -> Bool {
    let available = bytes.count - start
    guard available >= longestStart || isFinal else { return false }
    for (kind, markup) in closedMarkups.enumerated() where starts(bytes, at: start, markup.start) {
      return skip(bytes, kind: kind, from: start, isFinal: isFinal)
    }
    let isEnd = available > 1 && bytes[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    if isUnitName(bytes, at: nameStart) {
      guard isEnd else { return beginUnit(bytes, at: start, isFinal: isFinal) }
      guard endUnit(bytes, at: start) || isFinal else {
        offset = start
        return false
      }
      return true
    } else if starts(bytes, at: nameStart, "body") {
      guard isEnd else { return beginBody(bytes, at: start, isFinal: isFinal) }
      if let open = openUnit { units.append(Unit(range: open..<start, isBroken: true)) }
      openUnit = nil
    }
    offset = max(offset, start + 1)
    return true
  }

  private mutating func skip(
    _ bytes: UnsafeBufferPointer<UInt8>,
    kind: Int,
    from start: Int,
    isFinal: Bool
  ) -> Bool {
    let end = closedMarkups[kind].end
    let from = max(start + 2, searchedTo[kind])
    if let place = find(end, in: bytes, from: from) {
      offset = place + end.utf8CodeUnitCount
      return true
    }
    searchedTo[kind] = max(from, bytes.count - end.utf8CodeUnitCount + 1)
    guard isFinal || bytes.count - start > maximumUnitByteCount else { return false }
    offset = start + 1
    return true
  }

  /// Begins the body; returns whether its tag is complete.
  private mutating func beginBody(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    isFinal: Bool
  ) -> Bool {
    offset = start + 1
    guard openUnit == nil else { return true }
    let end = bytes[(start + 1)...].firstIndex {
      $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
    }
    if let end {
      gapStart = bytes[end] == UInt8(ascii: ">") ? end + 1 : end
    } else if !isFinal, bytes.count - start < maximumUnitByteCount {
      offset = start
      return false
    }
    return true
  }

  /// Begins a unit, and ends it where its tag does so; returns whether the tag is complete.
  private mutating func beginUnit(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at start: Int,
    isFinal: Bool
  ) -> Bool {
    var end = start + 1
    var quote: UInt8 = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") {
      let byte = bytes[end]
      if quote == 0, byte == UInt8(ascii: ">") { break }
      if quote == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == quote {
        quote = 0
      }
      end += 1
    }
    guard end < bytes.count || isFinal || end - start > maximumUnitByteCount else { return false }
    if let open = openUnit { units.append(Unit(range: open..<start, isBroken: true)) }
    openUnit = start
    gapStart = nil
    offset = start + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: ">"), bytes[end - 1] == UInt8(ascii: "/") {
      units.append(Unit(range: start..<end + 1, isBroken: false))
      openUnit = nil
      gapStart = end + 1
      offset = end + 1
    }
    return true
  }

  /// Ends a unit, which may be one whose start tag is damaged; returns whether the end tag is complete.
  private mutating func endUnit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard let end = find(UInt8(ascii: ">"), in: bytes, from: start) else {
      offset = start + 1
      return false
    }
    offset = end + 1
    if let open = openUnit ?? gapStart.flatMap({ damagedUnit(bytes, $0..<start) }) {
      units.append(Unit(range: open..<end + 1, isBroken: false))
    }
    openUnit = nil
    gapStart = end + 1
    return true
  }

  /// Returns where a unit without a start tag begins, if there is a segment before an end tag.
  private func damagedUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let gap = UnsafeBufferPointer(rebasing: bytes[range])
    guard find("seg>", in: gap, from: 0) != nil else { return nil }
    return bytes[range].firstIndex { $0 > 0x20 }
  }

  private mutating func breakOversizeUnit(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let start = gapStart, offset - start > maximumUnitByteCount { gapStart = nil }
    guard let open = openUnit, offset - open > maximumUnitByteCount else { return }
    units.append(Unit(range: open..<offset, isBroken: true))
    openUnit = nil
  }

  /// Whether `tu`, with any prefix, stands here as the whole name of an element.
  private func isUnitName(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var name = start
    if !starts(bytes, at: name, "tu") {
      while name < bytes.count, isPrefixByte(bytes[name]) { name += 1 }
      guard name < bytes.count, bytes[name] == UInt8(ascii: ":") else { return false }
      name += 1
    }
    guard starts(bytes, at: name, "tu"), name + 2 < bytes.count else { return false }
    let after = bytes[name + 2]
    return after == UInt8(ascii: ">") || after == UInt8(ascii: "/") || after <= 0x20
  }
}

/// Whether a byte can stand in the prefix of a name: letters, digits, `-`, `.`, `_` and what is not
/// ASCII.
private func isPrefixByte(_ byte: UInt8) -> Bool {
  byte > 0x2C && byte != UInt8(ascii: "/") && !(0x3A...0x40).contains(byte)
}

/// How large a unit may be, in bytes.
let maximumUnitByteCount = 16 << 20

/// How many bytes it takes to tell what markup begins.
private let longestStart = 16

private let closedMarkups: [(start: StaticString, end: StaticString)] = [
  ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"),
]

private func starts(
  _ bytes: UnsafeBufferPointer<UInt8>,
  at start: Int,
  _ literal: StaticString
) -> Bool {
  let count = literal.utf8CodeUnitCount
  guard start + count <= bytes.count else { return false }
  for index in 0..<count where bytes[start + index] != literal.utf8Start[index] { return false }
  return true
}

private func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
  guard from < bytes.count, let base = bytes.baseAddress,
    let found = memchr(base + from, Int32(byte), bytes.count - from)
  else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}

private func find(
  _ literal: StaticString,
  in bytes: UnsafeBufferPointer<UInt8>,
  from: Int
) -> Int? {
  var from = from
  while let place = find(literal.utf8Start[0], in: bytes, from: from) {
    if starts(bytes, at: place, literal) { return place }
    from = place + 1
  }
  return nil
}

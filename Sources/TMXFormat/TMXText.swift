/// How many units a batch has at least, unless the file ends.
let batchUnitCount = 2_000
/// How many bytes of text a batch has at least, unless the file ends.
let batchByteCount = 1 << 20

/// Returns how many line feeds there are in a range.
func countLines(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
  var lines = 0
  var start = range.lowerBound
  while start < range.upperBound {
    // Counted in bytes, of which a processor adds many at once.
    let end = min(start + 255, range.upperBound)
    var count: UInt8 = 0
    for index in start..<end { count &+= bytes[index] == 0x0A ? 1 : 0 }
    lines += Int(count)
    start = end
  }
  return lines
}

/// Overwrites a document type declaration with spaces, so that its place in lines stays.
func blankDoctype(_ bytes: inout [UInt8]) {
  guard let start = doctypeStart(bytes) else { return }
  var quote: UInt8 = 0
  var depth = 0
  for index in start..<bytes.count {
    let byte = bytes[index]
    if byte != 0x0A { bytes[index] = 0x20 }
    if quote != 0 {
      if byte == quote { quote = 0 }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
    case UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "]"): depth -= 1
    case UInt8(ascii: ">") where depth <= 0: return
    default: break
    }
  }
}

/// Returns where a document type declaration begins, if nothing but comments and instructions
/// stands before it.
private func doctypeStart(_ bytes: [UInt8]) -> Int? {
  var index = 0
  while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
    let rest = bytes[start...]
    if rest.starts(with: "<!DOCTYPE".utf8) { return start }
    guard rest.starts(with: "<!--".utf8) || rest.starts(with: "<?".utf8) else { return nil }
    let end = rest.starts(with: "<?".utf8) ? Array("?>".utf8) : Array("-->".utf8)
    index = start + 2
    while !bytes[index...].starts(with: end) {
      guard index < bytes.count else { return nil }
      index += 1
    }
  }
  return nil
}

/// Returns the `tuid` of a unit that may not be well formed, or `nil`.
func lenientIdentifier(_ unit: ArraySlice<UInt8>) -> String? {
  let tag = unit.prefix { $0 != UInt8(ascii: ">") }
  let key = Array("tuid".utf8)
  var index = tag.startIndex
  while index + key.count < tag.endIndex {
    guard tag[index...].starts(with: key) else {
      index += 1
      continue
    }
    let rest = tag[(index + key.count)...].drop { $0 == UInt8(ascii: "=") || $0 <= 0x20 }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let value = rest.dropFirst().prefix { $0 != quote }
    return String(decoding: value.prefix(200), as: UTF8.self)
  }
  return nil
}

import XMLStreams

extension XMLStreamWriter {
  /// Writes text, with the characters that XML cannot hold as `cp` elements.
  mutating func xliffText(_ text: String) {
    guard text.unicodeScalars.contains(where: { !$0.isXML }) else { return self.text(text) }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isXML {
        clean.append(scalar)
        continue
      }
      if !clean.isEmpty { self.text(String(clean)) }
      clean.removeAll()
      let digits = String(scalar.value, radix: 16, uppercase: true)
      start("cp", ["hex": String(repeating: "0", count: max(0, 4 - digits.count)) + digits])
      end()
    }
    if !clean.isEmpty { self.text(String(clean)) }
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 can hold the character.
  var isXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

import Model

extension TermStatus {
  /// The value of `administrativeStatus`; a forbidden term is deprecated and has a mark.
  var tbx: String {
    self == .forbidden ? TermStatus.deprecated.tbx : "\(rawValue)Term-admn-sts"
  }
}

extension PartOfSpeech {
  init?(tbx value: String) { self.init(rawValue: value.lowercased()) }
}

extension GrammaticalGender {
  init?(tbx value: String) { self.init(rawValue: value.lowercased()) }
}

extension TermType {
  /// The type that a value of `termType` means, whatever its case: `fullForm`, `fullform`.
  init?(tbx value: String) {
    let value = value.lowercased()
    guard let type = Self.allCases.first(where: { $0.rawValue.lowercased() == value }) else {
      return nil
    }
    self = type
  }
}

extension String {
  /// The text as an XML name without colons: what may not stand in one is `_xHHHH_`.
  ///
  /// Reference: ISO 9075-14, 9.1, "Mapping SQL identifiers to XML names"; XML 1.0, productions 4
  /// and 4a, of which ASCII and the blocks of Arabic are taken as they are.
  var xmlNameEncoded: String {
    var name = ""
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isEscapeLike = scalar == "_" && index + 1 < scalars.count && scalars[index + 1] == "x"
      if isNameScalar(scalar, isFirst: index == 0), !isEscapeLike {
        name.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        name += "_x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_"
      }
    }
    return name
  }

  /// The text that `xmlNameEncoded` made the name of.
  var xmlNameDecoded: String {
    var text = ""
    var rest = self[...]
    while let first = rest.first {
      if first == "_", let end = rest.dropFirst(2).firstIndex(of: "_"),
        rest.dropFirst().first == "x",
        case let digits = rest[rest.index(rest.startIndex, offsetBy: 2)..<end],
        (4...6).contains(digits.utf8.count), let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        text.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The text with each line break as a space.
  var onOneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }
}

private func isNameScalar(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "_", "\u{620}"..."\u{64A}", "\u{671}"..."\u{6D3}": true
  case "0"..."9", "-", ".": !isFirst
  default: false
  }
}

import Model

/// Commas, semicolons and question marks of the other script.
struct ScriptMarkCheck: SegmentCheck {
  let rules: [Rule] = [.punctuationScript]

  func findings(in segment: SegmentView) -> [Found] {
    let side = segment.target
    guard side.isArabic || side.language.isEnglish else { return [] }
    let marks = side.isArabic ? Self.latinToArabic : Self.arabicToLatin
    return side.scalars.indices.compactMap { index in
      guard let right = marks[side[index]], !side.isProtected(index),
        isInOwnScript(index, of: side)
      else { return nil }
      let mark = String(right)
      return Found(
        rule: .punctuationScript,
        target: index..<index + 1,
        message: Message(
          "finding.punctuationScript",
          ["mark": .quotation(side.text(index..<index + 1)), "right": .quotation(mark)]
        ),
        suggestions: [mark]
      )
    }
  }

  /// Whether the letters around a mark are of the text's own script: the nearest before it, and the
  /// nearest after it where there is one.
  private func isInOwnScript(_ index: Int, of side: SideText) -> Bool {
    guard let before = letter(before: index, of: side) else { return false }
    let isOwn = side.isArabic ? Scalars.isArabicLetter : Scalars.isLatinLetter
    if Scalars.isDigit(side[index - 1]), Scalars.isDigit(side[index + 1]) { return false }
    guard let after = letter(after: index, of: side) else { return isOwn(before) }
    return isOwn(before) && isOwn(after)
  }

  /// How far letters are looked for.
  private static let reach = 40

  private func letter(before index: Int, of side: SideText) -> UInt32? {
    let range = max(0, index - Self.reach)..<index
    return side.scalars[range].last { Scalars.isArabicLetter($0) || Scalars.isLatinLetter($0) }
  }

  private func letter(after index: Int, of side: SideText) -> UInt32? {
    let range = index + 1..<min(side.scalars.count, index + 1 + Self.reach)
    return side.scalars[range].first { Scalars.isArabicLetter($0) || Scalars.isLatinLetter($0) }
  }

  private static let latinToArabic: [UInt32: Character] = [0x2C: "،", 0x3B: "؛", 0x3F: "؟"]
  private static let arabicToLatin: [UInt32: Character] = [0x60C: ",", 0x61B: ";", 0x61F: "?"]
}

/// A word as matching sees it: its letters folded, with what folding took away noted beside them.
///
/// Folding is one way and idempotent. Arabic: vowel signs, tatweel, joiners and bidi controls go;
/// presentation forms become letters; all forms of alef are ا, of ya (and alef maqsura) ي, of kaf
/// ك, of ha ه; every hamza that sits on waw or ya, or alone, is ء; ة stays. Other scripts: lower
/// case, without diacritics. Digits are 0–9, decimal separators a full stop, and separators of
/// thousands go.
public struct FoldedWord: Hashable, Sendable {
  /// The folded letters, as UTF-16.
  public var units: [UInt16] = []
  /// Bit n is set where letter n is an alef with hamza above or madda (أ, آ); letters from the 64th on have no bit.
  public var hamzaAbove: UInt64 = 0
  /// Bit n is set where letter n is an alef with hamza below (إ).
  public var hamzaBelow: UInt64 = 0
  /// Whether every letter is a capital; `false` for scripts without case.
  public var isAllCapitals = false
  /// Whether the first letter is a capital.
  public var isCapitalized = false

  /// Creates an empty word, to fold into.
  public init() {}

  /// Creates the folded form of a text, of which all letters and digits count as one word.
  public init(_ text: String) {
    self.init()
    var text = text
    text.withUTF8 { fold($0) }
  }

  /// The folded letters as a string.
  public var text: String { String(decoding: units, as: UTF16.self) }

  /// Replaces the word by the folded form of one token.
  ///
  /// - Parameter bytes: The token's UTF-8.
  /// - Complexity: O(`bytes.count`); no allocation once the word has grown to the longest token.
  public mutating func fold(_ bytes: some RandomAccessCollection<UInt8>) {
    let isFolded: Void? = bytes.withContiguousStorageIfAvailable { fold($0) }
    if isFolded == nil { Array(bytes).withUnsafeBufferPointer { fold($0) } }
  }

  /// Replaces the word by the folded form of one token.
  public mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    units.removeAll(keepingCapacity: true)
    hamzaAbove = 0
    hamzaBelow = 0
    var capitals = 0
    var uncased = 0
    let tables = FoldingTables.shared
    var offset = 0
    while offset < bytes.count {
      let (scalar, width) = decodeScalar(bytes, at: offset)
      offset += width
      switch scalar {
      case 0x41...0x5A:
        if units.isEmpty { isCapitalized = true }
        capitals += 1
        units.append(UInt16(scalar + 0x20))
      case 0x61...0x7A:
        if units.isEmpty { isCapitalized = false }
        uncased += 1
        units.append(UInt16(scalar))
      case 0x30...0x39:
        units.append(UInt16(scalar))
      case 0x600...0x8FF:
        appendArabic(scalar, tables)
      default:
        appendOther(scalar, tables, next: offset, in: bytes, &capitals, &uncased)
      }
    }
    isAllCapitals = capitals > 0 && uncased == 0
    if capitals == 0 { isCapitalized = false }
    normalizeNumber()
    normalizeFinalHamza()
  }

  private mutating func appendArabic(_ scalar: UInt32, _ tables: FoldingTables) {
    switch scalar {
    case 0x622, 0x623, 0x672, 0x675: hamzaAbove |= seat(units.count)
    case 0x625, 0x673: hamzaBelow |= seat(units.count)
    case 0x654:
      guard let last = units.last else { return }
      if last == 0x648 || last == 0x64A { units[units.count - 1] = 0x621 }
      if last == 0x627 { hamzaAbove |= seat(units.count - 1) }
      return
    case 0x655:
      if units.last == 0x627 { hamzaBelow |= seat(units.count - 1) }
      return
    case 0x66B:
      units.append(UInt16(UInt8(ascii: ".")))
      return
    case 0x66C: return
    default: break
    }
    let folded = tables.arabic[Int(scalar - 0x600)]
    if folded != 0 { units.append(folded) }
  }

  private mutating func appendOther(
    _ scalar: UInt32,
    _ tables: FoldingTables,
    next: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ capitals: inout Int,
    _ uncased: inout Int
  ) {
    if let letters = tables.letters[scalar] {
      // Old fonts draw the name of God without its alef, so that texts have one before it: اﷲ.
      if scalar == 0xFDF2, units.last == Letter.alef { units.removeLast() }
      let isCapital = Unicode.Scalar(scalar)?.properties.isUppercase == true
      if isCapital { capitals += 1 } else { uncased += 1 }
      if units.isEmpty { isCapitalized = isCapital }
      for unit in letters.units { units.append(unit) }
      hamzaAbove |= letters.hamzaAbove << UInt64(min(63, units.count - letters.units.count))
      hamzaBelow |= letters.hamzaBelow << UInt64(min(63, units.count - letters.units.count))
      return
    }
    switch scalar {
    case 0x2E:
      // The stops of "U.S." go, the decimal point of a number stays.
      if units.last.map(isDigit) == true { units.append(0x2E) }
    case 0x2C: units.append(0x2C)
    case 0x27, 0x2019: units.append(0x27)
    case 0xFF10...0xFF19: units.append(UInt16(scalar - 0xFF10 + 0x30))
    case 0x80...:
      guard CharacterClasses.shared.classOf(scalar) != .ignorable,
        let properties = Unicode.Scalar(scalar)?.properties, properties.isAlphabetic
      else { return }
      if properties.isUppercase { capitals += 1 } else if properties.isLowercase { uncased += 1 }
      if units.isEmpty { isCapitalized = properties.isUppercase }
      units.append(contentsOf: properties.lowercaseMapping.utf16)
    default: break
    }
  }

  /// Drops the commas that separate thousands.
  private mutating func normalizeNumber() {
    guard units.first.map(isDigit) == true, units.contains(0x2C) else { return }
    let groups = units.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
      groups.last?.prefix(while: isDigit).count == 3, groups[0].count <= 3
    else { return }
    units.removeAll { $0 == 0x2C }
  }

  /// Writes موانىء as موانئ: at the end of a long word the ya before a hamza is the hamza's seat.
  private mutating func normalizeFinalHamza() {
    let count = units.count
    guard count > 3, units[count - 1] == 0x621, units[count - 2] == 0x64A else { return }
    units.remove(at: count - 2)
  }
}

/// The bit of the letter at a position; none from the 64th letter on.
private func seat(_ position: Int) -> UInt64 { position < 64 ? 1 << UInt64(position) : 0 }

private func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

/// What letters fold to.
struct FoldingTables: Sendable {
  /// U+0600…U+08FF; 0 is for what goes.
  let arabic: [UInt16]
  /// Presentation forms and letters with diacritics.
  let letters: [UInt32: FoldedWord]

  static let shared = FoldingTables()

  private init() {
    arabic = (0x600...0x8FF).map { Self.folded($0) }
    var letters: [UInt32: FoldedWord] = [:]
    for row in DataTable(PackageResources.latin_letters_tsv).rows {
      var word = FoldedWord()
      word.units = Array(row[1].utf16)
      letters[UInt32(row[0], radix: 16) ?? 0] = word
    }
    for row in DataTable(PackageResources.presentation_forms_tsv).rows {
      var word = FoldedWord()
      for scalar in row[1].unicodeScalars {
        if scalar.value == 0x622 || scalar.value == 0x623 {
          word.hamzaAbove |= 1 << UInt64(word.units.count)
        }
        if scalar.value == 0x625 { word.hamzaBelow |= 1 << UInt64(word.units.count) }
        word.units.append(arabic[Int(scalar.value) - 0x600])
      }
      letters[UInt32(row[0], radix: 16) ?? 0] = word
    }
    self.letters = letters
  }

  private static func folded(_ scalar: UInt32) -> UInt16 {
    switch scalar {
    case 0x622, 0x623, 0x625, 0x627, 0x671, 0x672, 0x673, 0x675: 0x627
    case 0x621, 0x624, 0x626, 0x676, 0x677, 0x678, 0x6D3: 0x621
    case 0x649, 0x64A, 0x6CC, 0x6CD, 0x6CE, 0x6D0, 0x6D2, 0x620: 0x64A
    case 0x629, 0x6C3: 0x629
    case 0x647, 0x6C0, 0x6C1, 0x6C2, 0x6BE, 0x6D5: 0x647
    case 0x643, 0x6A9, 0x6AA, 0x6AB, 0x6AC, 0x6AD, 0x6AE, 0x6AF, 0x763: 0x643
    case 0x67E: 0x628
    case 0x686: 0x62C
    case 0x698: 0x632
    case 0x6A4, 0x6A5: 0x641
    case 0x6A8: 0x642
    case 0x679: 0x62A
    case 0x688: 0x62F
    case 0x691: 0x631
    case 0x6BA: 0x646
    case 0x660...0x669: UInt16(scalar - 0x660 + 0x30)
    case 0x6F0...0x6F9: UInt16(scalar - 0x6F0 + 0x30)
    default:
      switch CharacterClasses.shared.classOf(scalar) {
      case .arabicLetter, .letter: UInt16(scalar)
      default: 0
      }
    }
  }
}

import Linguistics
import Model

/// One side of a segment, taken apart once for all checks.
///
/// Positions are those of Unicode scalars in the text without codes.
struct SideText: Sendable {
  let text: String
  let language: LanguageTag
  let scalars: [UInt32]
  let words: [SideWord]
  let codes: [SideCode]
  /// Numbers, dates, amounts and addresses.
  let values: [SideValue]
  /// Placeholders of programs.
  let placeholders: [Range<Int>]
  /// For each scalar whether it belongs to a code, an address or a placeholder, in which the marks of
  /// a sentence mean nothing; empty where none does.
  private let isProtected: [Bool]
  private let offsets: [Int32]
  private let utf8: [UInt8]
  private let codePlaces: Set<Int>

  /// Reads a side.
  ///
  /// - Complexity: O(length)
  init(_ coded: CodedText, language: LanguageTag) {
    let text = coded.plainText
    var scalars: [UInt32] = []
    var offsets: [Int32] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar.value)
      offsets.append(Int32(offset))
      offset += UTF8.width(scalar)
    }
    offsets.append(Int32(offset))
    self.text = text
    self.language = language
    self.scalars = scalars
    self.offsets = offsets
    utf8 = Array(text.utf8)
    var numbers = [Int32](repeating: 0, count: offset + 1)
    for (index, offset) in offsets.enumerated() { numbers[Int(offset)] = Int32(index) }
    func range(_ bytes: Range<Int>) -> Range<Int> {
      Int(numbers[bytes.lowerBound])..<Int(numbers[bytes.upperBound])
    }
    words = Self.words(of: text, range)
    values = SideValue.values(of: text, language: language, range)
    placeholders = PlaceholderScanner.placeholders(in: scalars)
    let markup = TagScanner.tags(in: scalars)
    let inline = Self.codes(of: coded)
    codes = inline + markup.map { SideCode($0, in: scalars) }
    codePlaces = Set(inline.map(\.place))
    let addresses = values.filter { $0.kind == .url || $0.kind == .email }.map(\.range)
    let protected =
      placeholders + markup.map(\.range) + addresses + FileNames.ranges(words, scalars)
    var isProtected: [Bool] = []
    if !protected.isEmpty {
      isProtected = [Bool](repeating: false, count: scalars.count)
      for range in protected { for index in range { isProtected[index] = true } }
    }
    self.isProtected = isProtected
  }

  var isArabic: Bool { language.isArabic }

  /// Whether there is nothing to read.
  var isBlank: Bool { !scalars.contains { !Scalars.isSpace($0) && !Scalars.isControl($0) } }

  /// Returns what stands in a range.
  func text(_ range: Range<Int>) -> String {
    String(decoding: utf8[bytes(range)], as: UTF8.self)
  }

  /// Returns a range in UTF-8 offsets.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
  }

  /// Returns a range of UTF-8 offsets in scalars.
  ///
  /// - Complexity: O(log *n*)
  func scalars(_ bytes: Range<Int>) -> Range<Int> {
    scalar(at: bytes.lowerBound)..<scalar(at: bytes.upperBound)
  }

  private func scalar(at offset: Int) -> Int {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a scalar belongs to a code, an address or a placeholder.
  func isProtected(_ index: Int) -> Bool { !isProtected.isEmpty && isProtected[index] }

  /// The scalar at a position; 0 before the text and after it.
  subscript(index: Int) -> UInt32 { scalars.indices.contains(index) ? scalars[index] : 0 }

  /// Whether a code of the format stands before a scalar.
  func hasCode(before index: Int) -> Bool { codePlaces.contains(index) }

  /// The whole text.
  var all: Range<Int> { 0..<scalars.count }

  private static func words(of text: String, _ range: (Range<Int>) -> Range<Int>) -> [SideWord] {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = TokenScanner(bytes)
      var words: [SideWord] = []
      while let token = scanner.next() {
        var letters = FoldedWord()
        letters.fold(UnsafeBufferPointer(rebasing: bytes[token.range]))
        words.append(
          SideWord(range: range(token.range), kind: token.kind, letters: letters, gap: token.gap)
        )
      }
      return words
    }
  }

  private static func codes(of coded: CodedText) -> [SideCode] {
    var codes: [SideCode] = []
    var place = 0
    for part in coded.parts {
      switch part {
      case .text(let text): place += text.unicodeScalars.count
      case .code(let code):
        codes.append(SideCode(code, place: place))
        if !code.isNative {
          place += CodedText(code.content).plainText.unicodeScalars.count
        }
      }
    }
    return codes
  }
}

extension SideCode {
  /// A code of a format: what it holds tells it apart, or else its type and its number.
  fileprivate init(_ code: InlineCode, place: Int) {
    let content = code.isNative ? CodedText(code.content).nativeText : ""
    let type = code.attributes.first { $0.name == "type" }?.value ?? ""
    let edge =
      switch code.name {
      case "bpt": "("
      case "ept": ")"
      case "it": code.attributes.first { $0.name == "pos" }?.value == "end" ? ")" : "("
      default: "."
      }
    self.init(
      place: place,
      key: content.isEmpty ? "\(edge)\(type)" : content,
      text: content.isEmpty ? "<\(code.name)>" : content
    )
  }

  /// Markup that stands in the text as it is; what an element's attributes say can differ.
  fileprivate init(_ tag: TagScanner.Tag, in scalars: [UInt32]) {
    let text = String(String.UnicodeScalarView(scalars[tag.range].compactMap(Unicode.Scalar.init)))
    self.init(place: tag.range.lowerBound, key: tag.name, text: text)
  }
}

extension CodedText {
  /// What native codes hold.
  fileprivate var nativeText: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .code(let code): CodedText(code.content).nativeText
      }
    }.joined()
  }
}

/// Reads the markup in a line of a subtitle: `<i>`, `<font color="…">`, `<v Speaker>`, `{\an8}`.
enum SubtitleMarkup {
  /// Reads a line into the block of a builder.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - isWebVTT: Whether references to characters and marks of time are markup, and `{\an8}` is text.
  ///   - builder: Takes the text and the codes.
  /// - Complexity: O(length of the line)
  static func read(_ line: Substring, isWebVTT: Bool, into builder: inout ArticleBuilder) {
    var rest = line
    while let mark = rest.firstIndex(where: { "<{&".contains($0) }) {
      builder.text(rest[..<mark].utf8)
      rest = rest[mark...]
      switch rest.first {
      case "<":
        if let end = rest.prefix(maximumTagLength).firstIndex(of: ">"), isTag(rest[..<end]) {
          read(tag: rest[...end], into: &builder)
          rest = rest[rest.index(after: end)...]
          continue
        }
      case "{" where !isWebVTT && rest.hasPrefix("{\\"):
        if let end = rest.prefix(maximumTagLength).firstIndex(of: "}") {
          builder.standalone(Article.Code(.other, isPaired: false, data: String(rest[...end])))
          rest = rest[rest.index(after: end)...]
          continue
        }
      case "&" where isWebVTT:
        if let (text, length) = reference(rest) {
          builder.text(text)
          rest = rest.dropFirst(length)
          continue
        }
      default: break
      }
      builder.text(rest.prefix(1).utf8)
      rest = rest.dropFirst()
    }
    builder.text(rest.utf8)
  }

  /// How far the end of a tag is looked for, so that a line takes linear time.
  private static let maximumTagLength = 256

  private static func isTag(_ text: Substring) -> Bool {
    let name = text.dropFirst().drop { $0 == "/" }
    return name.first.map { $0.isLetter || $0.isNumber } ?? false
  }

  private static func read(tag: Substring, into builder: inout ArticleBuilder) {
    let inner = tag.dropFirst().dropLast()
    let name = inner.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    if inner.hasPrefix("/") {
      _ = builder.closes(name, with: String(tag))
      return
    }
    let kind: Article.Code.Kind? =
      switch name {
      case "b": .bold
      case "i": .italic
      case "u": .underline
      case "s": .strikethrough
      case "font", "c", "v", "lang", "ruby", "rt": .other
      default: nil
      }
    guard let kind else {
      // A mark of time, or what no player knows.
      builder.standalone(Article.Code(.other, isPaired: false, data: String(tag)))
      return
    }
    builder.open(
      Article.Code(
        kind,
        isPaired: true,
        data: String(tag),
        closingData: "</\(name)>",
        identifier: name
      )
    )
  }

  private static func reference(_ text: Substring) -> (text: String, length: Int)? {
    for (name, character) in references where text.hasPrefix("&\(name);") {
      return (character, name.count + 2)
    }
    return nil
  }

  private static let references = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("nbsp", "\u{A0}"), ("lrm", "\u{200E}"),
    ("rlm", "\u{200F}"),
  ]
}

import Model

/// A term with brackets after it: `World Health Organization (WHO)`, `colour (color)`, `run (v.)`.
struct BracketedTerm {
  /// What stands in the brackets.
  enum Kind: Equatable {
    /// The initials of the words.
    case initials(String)
    /// Another spelling of the term.
    case spelling(String)
    /// The word class.
    case partOfSpeech(PartOfSpeech)
    /// Something else: the field, another term, letters that may be left out.
    case unsure
  }

  let head: String
  let kind: Kind

  /// Takes the last brackets of a text; `nil` if it ends with none.
  init?(_ text: String) {
    guard let last = text.last, let closing = Self.pairs[last],
      let opening = text.lastIndex(of: closing), opening > text.startIndex
    else {
      // Brackets within a term: (in)direct, person(s) in charge.
      guard text.contains(where: { $0 == "(" || $0 == "[" }), !text.contains("\\") else {
        return nil
      }
      (head, kind) = (text, .unsure)
      return
    }
    let before = text[..<opening]
    guard before.last != "\\" else { return nil }
    head = String(before).trimmedSpaces
    let content = String(text[text.index(after: opening)...].dropLast()).trimmedSpaces
    guard !head.isEmpty, !content.isEmpty, !head.contains("(") else {
      kind = .unsure
      return
    }
    kind = Self.kind(of: content, after: head, isApart: before.last?.isWhitespace == true)
  }

  private static let pairs: [Character: Character] = [")": "(", "]": "["]

  private static func kind(of content: String, after head: String, isApart: Bool) -> Kind {
    guard isApart else { return .unsure }
    let label = content.lowercased().filter { $0 != "." }
    if let partOfSpeech = partsOfSpeech[label] { return .partOfSpeech(partOfSpeech) }
    if areInitials(content, of: head) { return .initials(content) }
    if isSpelling(content, of: head) { return .spelling(content) }
    return .unsure
  }

  private static let partsOfSpeech: [String: PartOfSpeech] = [
    "n": .noun, "noun": .noun, "اسم": .noun, "v": .verb, "verb": .verb, "فعل": .verb,
    "adj": .adjective,
    "adjective": .adjective, "صفة": .adjective, "adv": .adverb, "adverb": .adverb, "ظرف": .adverb,
  ]

  /// Whether capital letters are the first ones of the words, small words such as `of` left out or not.
  private static func areInitials(_ content: String, of head: String) -> Bool {
    let letters = content.filter { $0 != "." && $0 != "-" }
    guard (2...8).contains(letters.count), letters.allSatisfy({ $0.isUppercase && $0.isASCII })
    else {
      return false
    }
    let words = head.split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 2 else { return false }
    let initials = words.compactMap(\.first).map { Character($0.uppercased()) }
    if initials.elementsEqual(letters) { return true }
    let long = zip(words, initials).filter {
      !["of", "the", "and", "for", "on", "in", "to", "de"].contains($0.0.lowercased())
    }
    return long.map(\.1).elementsEqual(letters)
  }

  /// Whether two texts differ in two letters at most and have as many words.
  private static func isSpelling(_ content: String, of head: String) -> Bool {
    let (one, two) = (
      Array(head.lowercased().unicodeScalars), Array(content.lowercased().unicodeScalars)
    )
    guard one != two, min(one.count, two.count) >= 4, max(one.count, two.count) <= 60,
      abs(one.count - two.count) <= 2, one.first == two.first,
      head.split(separator: " ").count == content.split(separator: " ").count
    else { return false }
    return isNear(one, two, limit: 2)
  }

  private static func isNear(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar], limit: Int) -> Bool {
    var before = Array(0...two.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, other) in two.enumerated() {
        current.append(
          min(
            before[column] + (letter == other ? 0 : 1),
            before[column + 1] + 1,
            current[column] + 1
          )
        )
      }
      before = current
    }
    return (before.last ?? 0) <= limit
  }
}

/// A sentence with places for what varies.
///
/// `{name}` stands for an argument; `{count|row|rows}` for a number and the noun after it, which English
/// puts in the singular or the plural. Braces around anything else stand for themselves. Arabic sentences are written so that any number fits.
struct Template: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case words(String)
    case argument(String)
    case counted(String, one: String, many: String)
  }

  let parts: [Part]

  /// Takes a sentence apart.
  init(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let place = rest.firstMatch(of: /{([A-Za-z]+)(?:\|([^|{}]+)\|([^|{}]+))?}/) {
      let (start, end) = (place.range.lowerBound, place.range.upperBound)
      if start > rest.startIndex { parts.append(.words(String(rest[..<start]))) }
      let name = String(place.1)
      if let one = place.2, let many = place.3 {
        parts.append(.counted(name, one: String(one), many: String(many)))
      } else {
        parts.append(.argument(name))
      }
      rest = rest[end...]
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
    self.parts = parts
  }

  /// The names of what varies.
  var arguments: Set<String> {
    Set(
      parts.compactMap { part in
        switch part {
        case .words: nil
        case .argument(let name), .counted(let name, _, _): name
        }
      }
    )
  }

  /// What does not vary.
  var words: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .argument: " "
      case .counted(_, let one, let many): "\(one) \(many)"
      }
    }.joined()
  }
}

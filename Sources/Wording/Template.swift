/// A sentence with places for what varies.
///
/// `{name}` stands for an argument; `{count|row|rows}` for a number and the noun after it, which English
/// puts in the singular or the plural. Arabic sentences are written so that any number fits.
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
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      if start > rest.startIndex { parts.append(.words(String(rest[..<start]))) }
      let fields = rest[rest.index(after: start)..<end].split(separator: "|").map(String.init)
      parts.append(
        fields.count == 3
          ? .counted(fields[0], one: fields[1], many: fields[2])
          : .argument(fields.joined(separator: "|"))
      )
      rest = rest[rest.index(after: end)...]
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

/// A reference within a document of XLIFF 2: `#f=f1/u=u1/n=n1`.
///
/// Reference: OASIS, XLIFF 2.1, 4.6 "Fragment Identification".
struct XLIFFReference {
  /// What of a document one part of a reference names.
  private struct Selector {
    /// `f`, `g`, `u`, `n`, `d`, `t` or the prefix of a module; empty for the element of a source.
    var prefix: String
    var identifier: String
  }

  private let selectors: [Selector]

  /// Reads a reference; `nil` is what is none: its selectors repeat one another, stand in the wrong
  /// order, have an unknown prefix, or name more than one thing in the end.
  ///
  /// - Parameter text: The reference, with the number sign before it.
  init?(_ text: String) {
    guard text.hasPrefix("#"), text.utf8.count <= 4_000 else { return nil }
    var rest = text.dropFirst()
    if rest.first == "/" { rest = rest.dropFirst() }
    var selectors: [Selector] = []
    for part in rest.split(separator: "/", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let last = sides.last, !last.isEmpty else { return nil }
      selectors.append(
        Selector(prefix: sides.count == 2 ? String(sides[0]) : "", identifier: String(last))
      )
    }
    let ranks = selectors.map { Self.rank($0.prefix) }
    guard !ranks.contains(nil) else { return nil }
    let known = ranks.compactMap { $0 }
    guard zip(known, known.dropFirst()).allSatisfy(<) else { return nil }
    self.selectors = selectors
  }

  /// The place of a selector in the order that is prescribed; what is in a unit comes last, once.
  private static func rank(_ prefix: String) -> Int? {
    switch prefix {
    case "f": 0
    case "g": 1
    case "u": 2
    case "", "n", "d", "t": 3
    case _ where modules.contains(prefix): 3
    default: nil
    }
  }

  private static let modules: Set = [
    "gls", "mtc", "res", "ctr", "mda", "slr", "val", "fs", "its", "itsm", "pgs", "tbx",
  ]

  /// Returns the identifier of the note that is named, if it is one of a unit.
  func note(inUnit unit: String, ofFile file: String) -> String? {
    guard let last = selectors.last, last.prefix == "n" else { return nil }
    for selector in selectors.dropLast() {
      switch selector.prefix {
      case "f": if selector.identifier != file { return nil }
      case "u": if selector.identifier != unit { return nil }
      default: return nil
      }
    }
    // A file alone has notes of its own.
    let isOfFile = selectors.contains { $0.prefix == "f" }
    return isOfFile && !selectors.contains { $0.prefix == "u" } ? nil : last.identifier
  }
}

import JSON
import Model

/// The fields of t5memory's requests, which clients in PHP send as texts, numbers or truth values.
extension JSONField {
  /// The most UTF-16 units of a segment.
  private static let maximumSegmentLength = 1 << 16

  /// Returns a segment in markup.
  ///
  /// - Throws: `T5MemoryError`, in the words that clients know.
  func segment() throws -> [SegmentPart] {
    let markup = try string()
    guard markup.utf16.count <= Self.maximumSegmentLength else {
      throw T5MemoryError(
        413,
        code: 0,
        "The segment is too long: \(Self.maximumSegmentLength) units at most"
      )
    }
    do {
      return try T5MemoryMarkup(markup).parts
    } catch {
      throw T5MemoryError(400, code: 0, "Error in xml in source or target!")
    }
  }

  /// Whether a switch is on.
  var isOn: Bool {
    if let flag = try? bool() { return flag }
    if let number = try? int() { return number != 0 }
    return (try? string()) == "1" || (try? string()) == "true"
  }

  /// Returns a whole number.
  func number() throws -> Int64 {
    guard let text = try? string() else { return Int64(try int()) }
    guard let number = Int64(text) else { throw Problem.bad(Message("request.badBody")) }
    return number
  }

  /// Returns the most results that a client wants.
  func limit() throws -> Int { Int(min(max(1, try optional?.number() ?? 20), 1_000)) }

  /// Returns the unit of a key of two numbers; the first unit where there is none.
  func unitOfKey() throws -> Int64 {
    let text = try string()
    guard !text.isEmpty else { return 0 }
    guard let first = text.split(separator: ":").first, let number = Int64(first) else {
      throw Problem.bad(Message("request.badBody"))
    }
    return number
  }
}

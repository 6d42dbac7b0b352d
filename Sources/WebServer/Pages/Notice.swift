import Workbench

/// What a page says of what was just done, as the address that one was led to has it.
struct Notice {
  private let fields: FormFields
  private let reader: Reader

  init(_ fields: FormFields, _ reader: Reader) {
    self.fields = fields
    self.reader = reader
  }

  /// The values of the template: a sentence, and the number of the change that a button takes back.
  var values: [String: Any]? {
    if let change = fields["removed"].flatMap(Int64.init) {
      return ["text": said("removedConcept", fields["name"] ?? ""), "change": "\(change)"]
    }
    if let count = fields["done"].flatMap({ Int($0) }) {
      let kept = fields["kept"].flatMap { Int($0) } ?? 0
      let text = said("changedConcepts", reader.counted("concepts", count))
      let rest = kept > 0 ? " " + said("keptConcepts", reader.counted("concepts", kept)) : ""
      return ["text": text + rest, "history": true]
    }
    if fields["undone"] != nil {
      let removed = fields["removedCount"].flatMap { Int($0) } ?? 0
      let restored = fields["restoredCount"].flatMap { Int($0) } ?? 0
      return [
        "text": said("undone", reader.number(removed))
          .replacing("#2", with: reader.number(restored))
      ]
    }
    for key in ["accepted", "refused"] {
      guard let count = fields[key].flatMap({ Int($0) }) else { continue }
      return ["text": said(key, reader.counted("proposals", count))]
    }
    if fields.has("proposed") { return ["text": reader["proposed"]] }
    if fields.has("saved") { return ["text": reader["saved"]] }
    return nil
  }

  private func said(_ key: String, _ what: String) -> String {
    reader[key].replacing("#", with: "\u{2068}\(what)\u{2069}")
  }
}

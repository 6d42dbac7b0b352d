import Model
import Wording
import Workbench

/// What the page of look-ups shows of a result.
struct LookupValues {
  private let result: LookupResult
  private let reader: Reader

  init(_ result: LookupResult, _ reader: Reader) {
    self.result = result
    self.reader = reader
  }

  /// The values of the template.
  ///
  /// - Parameter count: The most entries that are shown.
  /// - Returns: The values.
  func values(upTo count: Int) -> [String: Any] {
    let visible = Array(result.entries.prefix(count))
    let isWhole = visible.first.map { $0.kind.isWhole } ?? false
    let isGuess = visible.first?.kind == .near
    var groups: [[String: Any]] = []
    var start = visible.startIndex
    while start < visible.endIndex {
      let kind = visible[start].kind
      let end = visible[start...].firstIndex { $0.kind != kind } ?? visible.endIndex
      groups.append([
        "name": reader["kind.\(kind.rawValue)"], "isGuess": kind == .near,
        "entries": visible[start..<end].enumerated().map { index, entry in
          shown(entry, isBest: isWhole && start == 0 && index == 0)
        },
      ])
      start = end
    }
    let languages = LanguagePair(from: result.language, to: result.language.counterpart)
    let examples = result.examples.map {
      PairValues.values(
        source: marked($0.source, $0.ranges),
        target: escaped($0.target),
        copied: $0.target,
        memory: $0.memory,
        languages: languages
      )
    }
    var values: [String: Any] = [
      "groups": groups, "pairs": examples, "hasExamples": !examples.isEmpty,
      "addField": result.language.isArabic ? "ar" : "en",
      "isEmpty": visible.isEmpty && examples.isEmpty, "hasNone": visible.isEmpty,
      "hasResult": true,
    ]
    if isGuess, let term = visible.first?.term.text {
      values["guess"] = ["text": term, "href": "/?q=\(percentEncoded(term))"]
    }
    return values
  }

  private func shown(_ entry: LookupEntry, isBest: Bool) -> [String: Any] {
    let concept = entry.concept
    let target = result.language.counterpart
    let forms = concept.languages.flatMap(\.terms).flatMap(\.forms)
    let values: [String: Any?] = [
      "isBest": isBest,
      "terms": terms(concept.terms(in: result.language), result.language, found: entry.term),
      "equivalents": terms(concept.terms(in: target), target, found: nil),
      "reasons": entry.reasons.isEmpty
        ? nil
        : Set(entry.reasons.map { reader.wording.sentence($0.message) }).sorted()
          .joined(separator: reader.wording.comma),
      "domain": concept.domain.map(reader.name(of:)),
      "glossary": concept.domain == entry.glossary ? nil : reader.name(of: entry.glossary),
      "definition": concept.definition, "note": concept.note,
      "forms": forms.isEmpty || !isBest ? nil : forms.joined(separator: "، "),
      "href": conceptAddress(concept.identifier, in: entry.glossary),
      "label": entry.term.text,
    ]
    return known(values)
  }

  private func terms(
    _ terms: [Term],
    _ language: LanguageTag,
    found: Term?
  ) -> [[String: Any]] {
    TermValues.list(terms, language, reader).map { values in
      var values = values
      values["isFound"] = found.map { $0.text == values["text"] as? String } ?? false
      return values
    }
  }
}

extension LookupEntry.Kind {
  /// Whether the query is the whole term, in some form.
  fileprivate var isWhole: Bool { [.exact, .orthographic, .inflected].contains(self) }
}

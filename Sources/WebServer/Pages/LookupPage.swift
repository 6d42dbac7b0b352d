import Hummingbird
import Model
import Wording
import Workbench

/// The first page: one box, both directions.
struct LookupPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("/") { request, context in try await serving(context).show(request) }
  }

  private func show(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var values: [String: Any] = ["query": fields["q"] ?? ""]
    if fields["q"] != nil {
      let query = try fields.query()
      let result = try await desk.run(Lookup.self, Lookup.Request(query))
      let shown = self.values(of: result, Interface(of: request))
      values.merge(shown) { $1 }
    }
    guard try fields.flag("fragment") else {
      return renderer.page("lookup", title: "lookUp", values, to: request)
    }
    return renderer.fragment("lookup-results", values, to: request)
  }

  private func values(of result: LookupResult, _ interface: Interface) -> [String: Any] {
    let words = renderer.messages[interface]
    let target = result.language.counterpart
    let languages: [String: Any] = [
      "sourceLanguage": result.language.description, "targetLanguage": target.description,
      "sourceDirection": direction(result.language), "targetDirection": direction(target),
    ]
    let entries = result.entries.map { entry -> [String: Any] in
      let concept = entry.concept
      let forms = concept.languages.flatMap(\.terms).flatMap(\.forms)
      let values: [String: Any?] = [
        "terms": Self.terms(concept.terms(in: result.language), words),
        "equivalents": Self.terms(concept.terms(in: target), words),
        "kind": words["kind.\(entry.kind.rawValue)"] ?? "",
        "reasons": entry.reasons.map { interface.wording.sentence($0.message) },
        "domain": concept.domain, "glossary": entry.glossary,
        "definition": concept.definition, "note": concept.note,
        "forms": forms.isEmpty ? nil : forms.joined(separator: "، "),
        "href": conceptAddress(concept.identifier, in: entry.glossary),
      ]
      return known(values).merging(languages) { $1 }
    }
    let examples = result.examples.map { example -> [String: Any] in
      [
        "source": marked(example.source, example.ranges), "target": example.target,
        "memory": example.memory,
      ].merging(languages) { $1 }
    }
    return [
      "entries": entries, "examples": examples, "hasExamples": !examples.isEmpty,
      "isEmpty": entries.isEmpty && examples.isEmpty,
    ]
  }

  private static func terms(_ terms: [Term], _ words: [String: String]) -> [[String: Any]] {
    let good = terms.filter { !$0.status.isDiscouraged }
    return (good + terms.filter(\.status.isDiscouraged)).map { term in
      [
        "text": term.text, "status": words["status.\(term.status.rawValue)"] ?? "",
        "isDiscouraged": term.status.isDiscouraged,
      ]
    }
  }
}

/// Returns the values that are there; a template would show the others as `nil`.
func known(_ values: [String: Any?]) -> [String: Any] { values.compactMapValues(\.self) }

/// Returns the direction in which a language is written, as HTML names it.
func direction(_ language: LanguageTag) -> String { language.isRightToLeft ? "rtl" : "ltr" }

/// Returns the address of a concept's page.
func conceptAddress(_ identifier: String, in glossary: String) -> String {
  "/glossaries/\(percentEncoded(glossary))/concepts/\(percentEncoded(identifier))"
}

/// Returns a text as HTML with some ranges of it marked.
///
/// - Parameters:
///   - text: The text.
///   - ranges: The ranges, in UTF-8 offsets, in order.
/// - Returns: HTML.
func marked(_ text: String, _ ranges: [Range<Int>]) -> String {
  let bytes = Array(text.utf8)
  var html = ""
  var position = 0
  func part(_ range: Range<Int>) -> String {
    escaped(String(decoding: bytes[range], as: UTF8.self))
  }
  for range in ranges where range.lowerBound >= position && range.upperBound <= bytes.count {
    html += part(position..<range.lowerBound) + "<mark>\(part(range))</mark>"
    position = range.upperBound
  }
  return html + part(position..<bytes.count)
}

/// Returns a text with the characters escaped that mean something in HTML.
func escaped(_ text: String) -> String {
  var html = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": html += "&amp;"
    case "<": html += "&lt;"
    case ">": html += "&gt;"
    case "\"": html += "&quot;"
    case "'": html += "&#39;"
    default: html.unicodeScalars.append(character)
    }
  }
  return html
}

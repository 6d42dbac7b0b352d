import Hummingbird
import Model
import Wording
import Workbench

/// A concept to be read: the address that links lead to.
struct ConceptPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  /// How many units of the memories, and changes, a page shows.
  private static let exampleCount = 5
  private static let changeCount = 20

  func addRoutes(to router: Router<DeskContext>) {
    router.get("c/:name/:concept") { try await serving($1).show($0, $1) }
    router.get("glossaries/:name/concepts/:concept") { request, context in
      let address = conceptAddress(try context.name("concept"), in: try context.name())
      let query = request.uri.query.map { "?\($0)" } ?? ""
      return Response.redirect(to: address + query, type: .permanent)
    }
  }

  private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
    let reader = renderer.reader(of: request)
    let name = (identifier: try context.name("concept"), glossary: try context.name())
    let (stored, examples, changes) = try await desk.read { work in
      let stored = try work.run(GetConcept.self, name)
      var history = History.Request()
      history.glossary = name.glossary
      history.concept = name.identifier
      history.limit = Self.changeCount
      return (
        stored, try Self.examples(of: stored.concept, work),
        try work.run(History.self, history).changes
      )
    }
    let concept = stored.concept
    let address = conceptAddress(concept.identifier, in: stored.glossary)
    var values = Self.values(of: concept, in: stored.glossary, reader)
    values["pairs"] = examples
    values["hasExamples"] = !examples.isEmpty
    values["changes"] = changes.map { recorded -> [String: Any] in
      [
        "number": "\(recorded.number)", "date": reader.date(recorded.change.date),
        "title": recorded.title(in: reader.wording), "differences": recorded.differences,
        "hasDifferences": !recorded.differences.isEmpty,
      ]
    }
    values["hasChanges"] = !changes.isEmpty
    values["href"] = address
    values["edit"] = address + "/edit"
    values["here"] = address
    values["query"] = percentEncoded(concept.titleTerm?.text ?? concept.identifier)
    values["notice"] = Notice(try FormFields(queryOf: request), reader).values
    return renderer.page("concept", title: "concept", name: concept.title, values, to: request)
  }

  private static func values(
    of concept: ConceptEntry,
    in glossary: String,
    _ reader: Reader
  ) -> [String: Any] {
    let tags = concept.languages.map(\.language)
    let shown = [LanguageTag.arabic, .english].filter { language in
      !tags.contains { $0.language == language }
    }
    let sections = concept.languages + shown.map { LanguageSection(language: $0, terms: []) }
    let modified = concept.modified ?? concept.created
    return known([
      "heading": concept.title,
      "glossary": reader.name(of: glossary),
      "glossaryHref": "/terms?glossary=\(percentEncoded(glossary))",
      "identifier": concept.identifier, "domain": concept.domain.map(reader.name(of:)),
      "domainHref": concept.domain.map { "/terms?domain=\(percentEncoded($0))" },
      "definition": concept.definition, "note": concept.note,
      "isDoNotTranslate": concept.isDoNotTranslate,
      "date": modified?.date.map(reader.date), "person": modified?.person,
      "source": concept.languages.flatMap(\.terms).compactMap(\.source).first,
      "sections": sections.sorted { rank($0) < rank($1) }.map { section -> [String: Any] in
        let terms = TermValues.list(section.terms, section.language, reader)
        let bad = terms.filter { $0["isDiscouraged"] as? Bool == true }
        return [
          "name": reader.name(of: section.language), "lang": section.language.description,
          "dir": direction(section.language),
          "terms": terms.filter { $0["isDiscouraged"] as? Bool != true }, "never": bad,
          "hasNever": !bad.isEmpty, "isEmpty": section.terms.isEmpty,
          "forms": section.terms.filter { !$0.forms.isEmpty }.map {
            ["text": $0.text, "forms": $0.forms.joined(separator: "، ")]
          },
          "hasForms": section.terms.contains { !$0.forms.isEmpty },
        ]
      },
    ])
  }

  /// Arabic comes first, then English.
  private static func rank(_ section: LanguageSection) -> Int {
    section.language.isArabic ? 0 : section.language.language == .english ? 1 : 2
  }

  /// How a concept's own term was translated.
  private static func examples(
    of concept: ConceptEntry,
    _ work: DeskWork
  ) throws -> [[String: any Sendable]] {
    guard let term = concept.titleTerm else { return [] }
    var search = Concordance.Request("\"\(term.text.filter { $0 != "\"" })\"")
    search.source = concept.languages.first { $0.terms.contains(term) }?.language.language
    var request = BrowseConcordance.Request(search)
    request.page.limit = exampleCount
    return try work.run(BrowseConcordance.self, request).pairs.map {
      PairValues.values(of: $0, search.languages)
    }
  }
}

extension ConceptEntry {
  /// The term by which a page names the concept: the first Arabic one that may be used, or else the first.
  var titleTerm: Term? {
    let terms = terms(in: .arabic) + terms(in: .english) + languages.flatMap(\.terms)
    return terms.first { !$0.status.isDiscouraged } ?? terms.first
  }

  /// The concept's name on a page: its first Arabic term and its first English one.
  var title: String {
    let names = [LanguageTag.arabic, .english].compactMap { language in
      let terms = terms(in: language)
      return (terms.first { !$0.status.isDiscouraged } ?? terms.first)?.text
    }
    return names.isEmpty ? titleTerm?.text ?? identifier : names.joined(separator: " — ")
  }
}

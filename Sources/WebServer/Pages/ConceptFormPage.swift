import Hummingbird
import Model
import Wording
import Workbench

/// A concept as a form: made, changed, merged with what somebody else changed meanwhile, removed.
struct ConceptFormPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("concepts/new") { try await serving($1).new($0) }
    router.post("concepts/new") { try await serving($1).add($0) }
    router.get("c/:name/:concept/edit") { request, context in
      let page = serving(context)
      return try await page.form(request, Shown(page.stored(context)))
    }
    router.post("c/:name/:concept/edit") { try await serving($1).change($0, $1) }
    router.post("c/:name/:concept/remove") { try await serving($1).remove($0, $1) }
    // The addresses that forms had before.
    router.post("glossaries/:name/concepts/:concept") { try await serving($1).change($0, $1) }
    router.post("glossaries/:name/concepts/:concept/remove") {
      try await serving($1).remove($0, $1)
    }
  }

  /// What a form shows.
  private struct Shown {
    var concept: ConceptEntry
    var glossary: String
    var revision: Int64?
    var faults: [String] = []
    /// The concept that is there already.
    var known: StoredConcept?
    /// What somebody else stored meanwhile.
    var theirs: ConceptEntry?
    /// The fields in which the user changed something.
    var ownChanges: Set<String> = []

    init(concept: ConceptEntry, glossary: String) {
      self.concept = concept
      self.glossary = glossary
    }

    init(_ stored: StoredConcept) {
      self.init(concept: stored.concept, glossary: stored.glossary)
      revision = stored.revision
    }
  }

  /// An empty form, or one with what was looked up or marked in an article.
  private func new(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var concept = ConceptEntry(identifier: "")
    for (name, language) in [("ar", LanguageTag.arabic), ("en", .english)] {
      guard let text = fields[name] else { continue }
      concept.languages.append(LanguageSection(language: language, terms: [Term(text: text)]))
    }
    return try await form(request, Shown(concept: concept, glossary: fields["glossary"] ?? ""))
  }

  private func form(
    _ request: Request,
    _ shown: Shown,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let reader = renderer.reader(of: request)
    let isStored = shown.revision != nil
    let address = conceptAddress(shown.concept.identifier, in: shown.glossary)
    let form = ConceptForm(concept: shown.concept, reader: reader)
    let (glossaries, domains) = try await desk.read { work in
      (
        try work.run(ListGlossaries.self, ()).records.map(\.name),
        try work.run(BrowseConcepts.self, BrowseConcepts.Request()).counts.domains.keys.sorted()
      )
    }
    var values = form.values
    values["glossary"] =
      shown.glossary.isEmpty ? AddConcept.usualGlossary : shown.glossary
    values["glossaries"] = glossaries
    values["domains"] = domains
    values["isStored"] = isStored
    values["revision"] = shown.revision.map { "\($0)" } ?? ""
    values["action"] = isStored ? "\(address)/edit" : "/concepts/new"
    values["removal"] = "\(address)/remove"
    values["back"] = isStored ? address : "/terms"
    values["heading"] = isStored ? shown.concept.title : reader["newConcept"]
    values["faults"] = shown.faults
    values["hasFaults"] = !shown.faults.isEmpty
    if let known = shown.known {
      values["known"] = [
        "name": known.concept.title,
        "href": conceptAddress(known.concept.identifier, in: known.glossary),
      ]
    }
    if let theirs = shown.theirs {
      values["isConflict"] = true
      values["choices"] = form.choices(
        against: ConceptForm(concept: theirs, reader: reader),
        ownChanges: shown.ownChanges
      )
    }
    return renderer.page(
      "concept-form",
      title: "newConcept",
      name: isStored ? shown.concept.title : nil,
      values,
      to: request,
      status: status
    )
  }

  private func stored(_ context: DeskContext) async throws -> StoredConcept {
    let glossary = try context.name()
    let identifier = try context.name("concept")
    return try await desk.run(GetConcept.self, (identifier, glossary))
  }

  private func add(_ request: Request) async throws -> Response {
    let fields = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let concept = try ConceptForm.concept(in: fields, stored: nil)
    let glossary = fields["glossary"] ?? ""
    do {
      let added = try await desk.run(AddConcept.self, (concept, glossary))
      return .redirect(
        to: conceptAddress(added.concept.identifier, in: added.glossary) + "?saved"
      )
    } catch let error as ConceptEditError {
      var shown = Shown(concept: concept, glossary: glossary)
      shown.faults = sentences(error, concept, request)
      if case .isThere(let known) = error { shown.known = known }
      return try await form(request, shown, status: Problem(error).status)
    }
  }

  private func change(_ request: Request, _ context: DeskContext) async throws -> Response {
    let fields = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    guard let revision = fields["revision"].flatMap(Int64.init) else {
      throw Problem.missing("revision")
    }
    let current = try await stored(context)
    let concept = try ConceptForm.concept(in: fields, stored: current.concept)
    do {
      _ = try await desk.run(ChangeConcept.self, (concept, current.glossary, revision))
      return .redirect(to: conceptAddress(concept.identifier, in: current.glossary) + "?saved")
    } catch ConceptEditError.conflict(let theirs) {
      // The form says what this user wants; saving it again is from what is stored now.
      var shown = Shown(concept: concept, glossary: current.glossary)
      shown.revision = theirs.revision
      shown.theirs = theirs.concept
      shown.ownChanges = ConceptForm.changes(in: fields)
      return try await form(request, shown, status: .conflict)
    } catch let error as ConceptEditError {
      var shown = Shown(concept: concept, glossary: current.glossary)
      shown.revision = revision
      shown.faults = sentences(error, concept, request)
      return try await form(request, shown, status: Problem(error).status)
    }
  }

  /// What is wrong with a concept, a sentence for each field, which is named as on the form.
  private func sentences(
    _ error: ConceptEditError,
    _ concept: ConceptEntry,
    _ request: Request
  ) -> [String] {
    let reader = renderer.reader(of: request)
    guard case .invalid(let fields) = error else {
      return [reader.wording.sentence(error.message)]
    }
    let form = ConceptForm(concept: concept, reader: reader)
    return fields.map { "\(form.label(of: $0.field)): \(reader.wording.sentence($0.reason))" }
  }

  /// Removes a concept, and leads to its glossary, where a button brings it back.
  private func remove(_ request: Request, _ context: DeskContext) async throws -> Response {
    let fields = try await request.readForm(upTo: 4_096)
    let glossary = try context.name()
    let identifier = try context.name("concept")
    let revision = fields["revision"].flatMap(Int64.init)
    let title: String
    do {
      title = try await stored(context).concept.titleTerm?.text ?? identifier
      try await desk.run(RemoveConcept.self, (identifier, glossary, revision))
    } catch ConceptEditError.conflict(let theirs) {
      var shown = Shown(theirs)
      shown.theirs = theirs.concept
      return try await form(request, shown, status: .conflict)
    }
    var history = History.Request()
    history.glossary = glossary
    history.concept = identifier
    history.limit = 1
    let change = try await desk.run(History.self, history).changes.first?.number
    let undo = change.map { "&removed=\($0)&name=\(percentEncoded(title))" } ?? ""
    return .redirect(to: "/terms?glossary=\(percentEncoded(glossary))\(undo)")
  }
}

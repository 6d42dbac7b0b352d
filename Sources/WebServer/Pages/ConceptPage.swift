import Hummingbird
import Model
import Wording
import Workbench

/// One concept: made, changed, merged with what somebody else changed meanwhile, removed.
struct ConceptPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("concepts/new") { request, _ in
      let fields = try FormFields(queryOf: request)
      let empty = ConceptEntry(identifier: "")
      return form(request, Shown(concept: empty, glossary: fields["glossary"] ?? ""))
    }
    router.post("concepts/new") { request, context in try await serving(context).add(request) }
    router.get("glossaries/:name/concepts/:concept") { request, context in
      let stored = try await serving(context).stored(context)
      var shown = Shown(stored)
      if try FormFields(queryOf: request).has("saved") { shown.message = "saved" }
      return form(request, shown)
    }
    router.post("glossaries/:name/concepts/:concept") { request, context in
      try await serving(context).change(request, context)
    }
    router.post("glossaries/:name/concepts/:concept/remove") { request, context in
      try await serving(context).remove(request, context)
    }
  }

  /// What a form shows.
  private struct Shown {
    var concept: ConceptEntry
    var glossary: String
    var revision: Int64?
    var message: String?
    var faults: [String] = []
    /// What somebody else stored meanwhile.
    var theirs: ConceptEntry?

    init(concept: ConceptEntry, glossary: String) {
      self.concept = concept
      self.glossary = glossary
    }

    init(_ stored: StoredConcept) {
      self.init(concept: stored.concept, glossary: stored.glossary)
      revision = stored.revision
    }
  }

  private func form(
    _ request: Request,
    _ shown: Shown,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let words = renderer.messages[Interface(of: request)]
    let isStored = shown.revision != nil
    let address = conceptAddress(shown.concept.identifier, in: shown.glossary)
    let form = ConceptForm(concept: shown.concept, words: words)
    var values = form.values
    values["glossary"] = shown.glossary
    values["isStored"] = isStored
    values["revision"] = shown.revision.map { "\($0)" } ?? ""
    values["action"] = isStored ? address : "/concepts/new"
    values["back"] = isStored ? "/glossaries/\(percentEncoded(shown.glossary))" : "/glossaries"
    values["heading"] = isStored ? shown.concept.identifier : words["newConcept"]
    values["message"] = shown.message.flatMap { words[$0] }
    values["faults"] = shown.faults
    values["hasFaults"] = !shown.faults.isEmpty
    values["isConflict"] = shown.theirs != nil
    if let theirs = shown.theirs {
      let own = Dictionary(form.lines().map { ($0.field, $0.text) }) { first, _ in first }
      values["theirs"] = ConceptForm(concept: theirs, words: words).lines().map {
        ["field": $0.field, "text": $0.text, "differs": own[$0.field] != $0.text] as [String: Any]
      }
    }
    return renderer.page("concept", title: "concepts", values, to: request, status: status)
  }

  /// What is wrong with a concept, a sentence for each field, which is named as on the form.
  private func sentences(
    _ error: ConceptEditError,
    _ concept: ConceptEntry,
    _ interface: Interface
  ) -> [String] {
    guard case .invalid(let fields) = error else {
      return [interface.wording.sentence(error.message)]
    }
    let form = ConceptForm(concept: concept, words: renderer.messages[interface])
    return fields.map { field in
      "\(form.label(of: field.field)): \(interface.wording.sentence(field.reason))"
    }
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
      shown.faults = sentences(error, concept, Interface(of: request))
      return form(request, shown, status: Problem(error).status)
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
      return form(request, shown, status: .conflict)
    } catch let error as ConceptEditError {
      var shown = Shown(concept: concept, glossary: current.glossary)
      shown.revision = revision
      shown.faults = sentences(error, concept, Interface(of: request))
      return form(request, shown, status: Problem(error).status)
    }
  }

  private func remove(_ request: Request, _ context: DeskContext) async throws -> Response {
    let fields = try await request.readForm(upTo: 4_096)
    let glossary = try context.name()
    let identifier = try context.name("concept")
    let revision = fields["revision"].flatMap(Int64.init)
    do {
      try await desk.run(RemoveConcept.self, (identifier, glossary, revision))
    } catch ConceptEditError.conflict(let theirs) {
      var shown = Shown(theirs)
      shown.theirs = theirs.concept
      return form(request, shown, status: .conflict)
    }
    return .redirect(to: "/glossaries/\(percentEncoded(glossary))?removed")
  }
}

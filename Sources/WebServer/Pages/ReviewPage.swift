import Hummingbird
import Model
import Wording
import Workbench

/// What is proposed, to be accepted or refused in bulk, and a form that proposes a concept.
struct ReviewPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("review") { try await serving($1).show($0) }
    router.post("review/propose") { try await serving($1).propose($0) }
    router.post("review/decide") { try await serving($1).decide($0) }
  }

  private func show(_ request: Request, failures: ReviewList? = nil) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    var list = ListProposals.Request()
    list.glossary = fields["glossary"]
    let found = try await desk.run(ListProposals.self, list)
    var values: [String: Any] = [
      "hasProposals": !found.proposals.isEmpty, "glossary": list.glossary ?? "",
      "usualGlossary": list.glossary ?? AddConcept.usualGlossary,
      "proposals": found.proposals.map { stored -> [String: Any] in
        let proposal = stored.proposal
        return [
          "number": stored.number, "date": reader.date(proposal.date),
          "person": proposal.person ?? "", "place": proposal.glossary ?? proposal.memory ?? "",
          "differences": stored.differences, "reason": proposal.reason ?? "",
          "evidence": proposal.evidence,
          "alike": (found.alike[stored.number] ?? []).map { known -> [String: Any] in
            [
              "name": "\(known.concept.identifier) · \(known.glossary)",
              "href": conceptAddress(known.concept.identifier, in: known.glossary),
            ]
          },
        ]
      },
    ]
    values["notice"] = Notice(fields, reader).values
    values["failures"] = (failures?.failures ?? [:]).sorted { $0.key < $1.key }.map {
      "\($0.key): \(reader.wording.sentence($0.value))"
    }
    values["hasFailures"] = failures != nil
    return renderer.page("review", title: "review", values, to: request)
  }

  private func propose(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: 64 << 10)
    let concept = ConceptEntry(
      identifier: "",
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: try form.required("arabic"))]),
        LanguageSection(language: .english, terms: [Term(text: try form.required("english"))]),
      ]
    )
    var proposal = Propose.Request(.concept(concept, glossary: try form.required("glossary")))
    proposal.reason = form["reason"]
    _ = try await desk.run(Propose.self, proposal)
    return .redirect(to: "/review?proposed=1")
  }

  private func decide(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: 256 << 10)
    let accepts = try form.required("decision") == "accept"
    var decision = DecideProposals.Request(form.all("proposal") ?? [], accepts: accepts)
    decision.reason = form["reason"]
    let decided = try await desk.run(DecideProposals.self, decision)
    guard decided.failures.isEmpty else { return try await show(request, failures: decided) }
    let count = decided.proposals.count
    return .redirect(to: "/review?\(accepts ? "accepted" : "refused")=\(count)")
  }
}

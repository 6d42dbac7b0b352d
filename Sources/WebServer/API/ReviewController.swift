import Hummingbird
import JSON
import Model
import Workbench

/// What is proposed: listed, proposed, decided.
struct ReviewController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("review") { try await serving($1).list($0) }
    group.post("review") { try await serving($1).propose($0) }
    group.post("review/accept") { try await serving($1).decide($0, accepts: true) }
    group.post("review/refuse") { try await serving($1).decide($0, accepts: false) }
  }

  private func list(_ request: Request) async throws -> Response {
    var list = ListProposals.Request()
    try FormFields(queryOf: request).read(ListProposals.self, into: &list)
    return .json(try await desk.run(ListProposals.self, list).json)
  }

  private func propose(_ request: Request) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    var proposal = Propose.Request(try Propose.Subject(body))
    proposal.reason = try body["reason"].optional?.string()
    proposal.evidence = try body["evidence"].optional?.strings() ?? []
    return .json(try await desk.run(Propose.self, proposal).json, status: .created)
  }

  private func decide(_ request: Request, accepts: Bool) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    var decision = DecideProposals.Request(try body["ids"].strings(), accepts: accepts)
    decision.reason = try body["reason"].optional?.string()
    return .json(try await desk.run(DecideProposals.self, decision).json)
  }
}

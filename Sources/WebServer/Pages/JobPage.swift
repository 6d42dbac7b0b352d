import HTTPTypes
import Hummingbird
import Model
import Wording
import Workbench

/// The import of a file into a memory: what is in it, how far it is, what came of it.
struct JobPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer
  let jobs: Jobs

  func addRoutes(to router: Router<DeskContext>) {
    router.get("jobs/:job") { try await serving($1).show($0, $1) }
    router.post("jobs/:job/start") { try await serving($1).start($0, $1) }
    router.post("jobs/:job/cancel") { request, context in
      let job = try job(context)
      jobs.cancel(job.identifier)
      return Response.redirect(to: "/jobs/\(job.identifier)")
    }
  }

  private func job(_ context: DeskContext) throws -> Jobs.Job {
    let identifier = try context.name("job")
    guard let job = jobs.job(identifier, of: context.principal.name) else {
      throw Problem(.notFound, Message("request.noJob"))
    }
    return job
  }

  private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
    let job = try job(context)
    let reader = renderer.reader(of: request)
    var values = values(of: job, reader)
    let memories = try await desk.run(ListMemories.self, ()).memories
    values["memories"] = memories.map(\.name)
    var response =
      try FormFields(queryOf: request).flag("fragment")
      ? renderer.fragment("job", values, to: request)
      : renderer.page("job", title: "importTMX", name: job.file, values, to: request)
    // Without a script the browser asks again.
    if job.isRunning, let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "2" }
    return response
  }

  private func start(_ request: Request, _ context: DeskContext) async throws -> Response {
    let job = try job(context)
    let form = try await request.readForm(upTo: 16_384)
    jobs.start(job.identifier, desk, named: form["name"], form)
    return .redirect(to: "/jobs/\(job.identifier)")
  }

  private func values(of job: Jobs.Job, _ reader: Reader) -> [String: Any] {
    var values: [String: Any] = [
      "file": job.file, "address": "/jobs/\(job.identifier)", "isRunning": job.isRunning,
      "policies": ConflictPolicy.allCases.map {
        ["value": $0.rawValue, "label": reader["policy.\($0.rawValue)"]]
      },
    ]
    switch job.state {
    case .reading, .importing: values["progress"] = progress(of: job, reader)
    case .waiting(let report):
      values["waiting"] = [
        "memory": report.memory, "count": reader.counted("units", report.readCount),
        "languages": report.languages.map(reader.name(of:)).joined(separator: " · "),
        "hasNoArabic": !report.languages.contains(where: \.isArabic),
      ]
      values["importReport"] = ImportValues.values(of: report, isPreview: true, reader)
    case .done(let report):
      values["importReport"] = ImportValues.values(of: report, isPreview: false, reader)
      values["memoryHref"] = "/memories/\(percentEncoded(report.memory))"
    case .failed(let message): values["failure"] = reader.wording.advice(message)
    case .cancelled: values["isCancelled"] = true
    }
    return values
  }

  /// How far a job is, and how long it will take if it goes on as it did.
  private func progress(of job: Jobs.Job, _ reader: Reader) -> [String: Any] {
    let total = max(1, job.byteCount)
    let done = min(job.doneByteCount, total)
    var values: [String: Any] = ["value": done, "most": total]
    values["percent"] = reader.percent(done * 100 / total)
    let seconds = Int((ContinuousClock.now - job.start).components.seconds)
    if seconds >= 3, done > 0 {
      let left = seconds * (total - done) / done
      values["left"] = reader.counted("secondsLeft", left)
    }
    if case .importing = job.state { values["isImporting"] = true }
    return values
  }
}

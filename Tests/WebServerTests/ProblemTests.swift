import Foundation
import HTTPTypes
import JSON
import LibraryAccess
import Model
import Testing
import Wording
import Workbench

@testable import WebServer

@Suite("Problems")
struct ProblemTests {
  @Test(
    "the kind of an error decides the status",
    arguments: [
      (LibraryError.Reason.noSuchMemory("m"), 404), (.diskFull, 507), (.locked, 503),
      (.replaced, 503), (.cannotOpen, 503), (.newerVersion, 500), (.damagedIndex, 500),
      (.notALibrary, 500), (.readOnly, 500), (.database("SQL says no"), 500),
    ]
  )
  func hasStatus(reason: LibraryError.Reason, status: Int) throws {
    let failure = Failure(LibraryError(reason), file: "library")
    let problem = Problem(failure)
    #expect(problem.status.code == status)
    #expect(!problem.status.reasonPhrase.isEmpty)
    // What is wrong with the library is for its keeper.
    let detail = try detail(problem, .english)
    #expect(!detail.contains("SQL") && !detail.contains("dragoman"))
  }

  @Test("a file of the user's is answered with 422, and with the place of the fault")
  func saysPlace() throws {
    let failure = Failure(Message("entry.noTerm"), at: .init(file: "a.csv", line: 3, column: 4))
    #expect(Problem(failure).status == .unprocessableContent)
    #expect(try detail(Problem(failure), .english) == "line 3, column 4: the row has no term")
    #expect(try detail(Problem(failure), .arabic) == "السطر 3، العمود 4: الصف بلا مصطلح")
  }

  @Test("every error of the API is said in Arabic to those who ask for it")
  func speaksArabic() async throws {
    let language: HTTPFields = [.acceptLanguage: "ar"]
    try await TestDesk.run { desk in
      for target in [
        "/api/v1/lookup", "/api/v1/lookup?q=%FF", "/api/v1/lookup?q=%00",
        "/api/v1/lookup?q=x&limit=0", "/api/v1/lookup?q=x&from=123",
        "/api/v1/match?q=x&threshold=101", "/api/v1/match?q=x&memory=none",
        "/api/v1/memories/none/export", "/api/v1/glossaries/none/concepts",
        "/api/v1/glossaries/none/concepts/x", "/api/v1/nothing",
      ] {
        let answer = try await desk.send(.get, target, headers: language)
        #expect(isArabic(answer.detail), "\(target): \(answer.detail)")
      }
      for (path, body) in [
        ("/api/v1/match", "{"), ("/api/v1/match", "{\"segments\":\"x\"}"),
        ("/api/v1/match", "{\"segments\":[\"x\"],\"limit\":0}"),
        ("/api/v1/memories/m/import", "no XML"), ("/api/v1/memories/m/import", ""),
        ("/api/v1/glossaries/g/import", "a,b\nc,d\n"), ("/api/v1/glossaries/g/import", ""),
        ("/api/v1/glossaries/desk/concepts", "{\"terms\":{\"ar\":[{\"text\":\" \"}]}}"),
        ("/api/v1/annotate", "%PDF-1.4"), ("/api/v1/annotate", "{\\rtf1 x}"),
      ] {
        let answer = try await desk.send(
          .post,
          path + "?lang=ar",
          headers: language,
          body: Array(body.utf8)
        )
        #expect(isArabic(answer.detail), "\(path): \(body): \(answer.detail)")
      }
    }
  }

  @Test("what the description of the API says has its Arabic, and nothing else has")
  func describesAPI() throws {
    let text = String(decoding: PackageResources.openapi_json, as: UTF8.self)
      .replacingOccurrences(of: "\"VERSION\"", with: "\"0\"")
    let paths = try JSONField(try JSONReader.read(Array(text.utf8)))["paths"].members()
    var said: Set<String> = []
    for operations in paths {
      for operation in try operations.field.members() {
        said.insert(try operation.field["summary"].string())
        for parameter in try operation.field["parameters"].optional?.elements() ?? [] {
          said.insert(try parameter["description"].string())
        }
      }
    }
    #expect(said == Set(APIPage.arabic.keys))
    #expect(APIPage.arabic.values.allSatisfy(isArabic))
  }

  private func detail(_ problem: Problem, _ interface: Interface) throws -> String {
    try JSONField(try JSONReader.read(problem.json(in: interface.wording)))["detail"].string()
  }

  /// Whether a sentence is Arabic: it has Arabic letters outside of what it quotes.
  private func isArabic(_ sentence: String) -> Bool {
    sentence.unicodeScalars.contains { (0x621...0x64A).contains($0.value) }
  }
}

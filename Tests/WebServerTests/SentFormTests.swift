import Files
import Hummingbird
import TestSupport
import Testing
import Workbench

@testable import WebServer

/// Forms and fields at every place where their bytes may be cut.
@Suite("Forms in pieces")
struct SentFormTests {
  /// A request whose body comes in pieces.
  private func request(_ pieces: [[UInt8]], type: String) -> Request {
    let buffers = pieces.map { ByteBuffer(bytes: $0) }
    let stream = AsyncStream { continuation in
      for buffer in buffers { continuation.yield(buffer) }
      continuation.finish()
    }
    return Request(
      head: HTTPRequest(
        method: .post,
        scheme: "http",
        authority: "localhost",
        path: "/annotate",
        headerFields: [.contentType: type]
      ),
      body: RequestBody(asyncSequence: stream)
    )
  }

  /// Every way to cut bytes in two, and into single ones.
  private func splits(_ text: String) -> [[[UInt8]]] {
    var splits: [[[UInt8]]] = []
    forEachSplit(text.utf8) { splits.append($0) }
    return splits
  }

  @Test("a form says the same however its bytes come")
  func readsFields() async throws {
    for pieces in splits("text=%D8%B3%D9%84%D8%A7%D9%85+%2B&threshold=80&text=") {
      let request = request(pieces, type: "application/x-www-form-urlencoded")
      let form = try await request.readSentForm(upTo: 1_000)
      #expect(form.fields["text"] == "سلام +")
      #expect(form.fields["threshold"] == "80")
      #expect(form.upload == nil)
    }
  }

  @Test("a form with a file says the same however its bytes come")
  func readsFile() async throws {
    let text = """
      --b\r
      Content-Disposition: form-data; name="text"\r
      \r
      نص\r
      --b\r
      Content-Disposition: form-data; name="file"; filename="مقال.txt"\r
      \r
      one\r
      --\r
      two\r
      --b--\r

      """
    for pieces in splits(text) {
      let request = request(pieces, type: "multipart/form-data; boundary=b")
      let form = try await request.readSentForm(upTo: 100, fileUpTo: 100)
      #expect(form.fields["text"] == "نص")
      let upload = try #require(form.upload)
      #expect(upload.input.name == "مقال.txt")
      #expect(try upload.input.contents() == Array("one\r\n--\r\ntwo".utf8))
    }
  }

  @Test("limits hold for the sum of all pieces")
  func limits() async throws {
    let text = String(repeating: "a", count: 50)
    for pieces in splits("text=" + text) {
      await #expect(throws: (any Error).self) {
        try await request(pieces, type: "application/x-www-form-urlencoded").readSentForm(upTo: 54)
      }
    }
    let part =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n\(text)\r\n"
    for pieces in splits(part + "--b--\r\n") {
      let type = "multipart/form-data; boundary=b"
      await #expect(throws: Problem.fileTooLarge(49)) {
        try await request(pieces, type: type).readSentForm(upTo: 10, fileUpTo: 49)
      }
      #expect(
        try await request(pieces, type: type).readSentForm(upTo: 0, fileUpTo: 50).upload != nil
      )
    }
  }
}

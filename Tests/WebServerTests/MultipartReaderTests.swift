import Testing

@testable import WebServer

@Suite("Forms with files")
struct MultipartReaderTests {
  private static let type = "multipart/form-data; boundary=\"--b\""
  private static let form = """
    preamble\r
    ----b\r
    Content-Disposition: form-data; name="q"\r
    \r
    نص\r
    ----b\r
    Content-Disposition: form-data; name="file"; filename="a;\\"b\\".txt"\r
    Content-Type: text/plain\r
    \r
    one\r
    ----\r
    --b two\r
    ----b\r
    Content-Disposition: form-data; name="none"; filename=""\r
    \r
    \r
    ----b--\r
    epilogue
    """

  /// What a form says, with pieces of content joined.
  private func events(_ pieces: [ArraySlice<UInt8>]) throws -> [MultipartReader.Event] {
    var reader = try #require(try MultipartReader(mediaType: Self.type))
    var events: [MultipartReader.Event] = []
    for piece in pieces {
      try reader.read(piece) { event in
        if case .content(let more) = event, case .content(let known)? = events.last {
          events[events.count - 1] = .content(known + more)
        } else {
          events.append(event)
        }
      }
    }
    try reader.finish()
    return events
  }

  @Test("however its bytes come, a form says the same")
  func readsPieces() throws {
    let bytes = Array(Self.form.utf8)
    let expected: [MultipartReader.Event] = [
      .begin(field: "q", fileName: nil), .content(Array("نص".utf8)), .end,
      .begin(field: "file", fileName: "a;\"b\".txt"),
      .content(Array("one\r\n----\r\n--b two".utf8)), .end,
      .begin(field: "none", fileName: ""), .end,
    ]
    #expect(try events([bytes[...]]) == expected)
    for place in bytes.indices {
      #expect(try events([bytes[..<place], bytes[place...]]) == expected, "cut at \(place)")
    }
    #expect(try events(bytes.indices.map { bytes[$0...$0] }) == expected)
  }

  @Test("a form without its last boundary is an error")
  func refusesTruncated() {
    let bytes = Array(Self.form.utf8)
    for count in [0, 20, 100, 200, bytes.count - 15] {
      #expect(throws: Problem.self) { try events([bytes.prefix(count)]) }
    }
  }

  @Test("other media types are no forms with files")
  func tellsTypes() throws {
    let other = try MultipartReader(mediaType: "application/x-www-form-urlencoded")
    #expect(other == nil)
    #expect(throws: Problem.self) { try MultipartReader(mediaType: "multipart/form-data") }
  }
}

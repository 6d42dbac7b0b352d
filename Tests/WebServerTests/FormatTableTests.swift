import Testing

@testable import WebServer

@Suite("The table of output formats")
struct FormatTableTests {
  @Test("the description of the API lists the formats of the table")
  func openAPI() throws {
    let text = String(decoding: PackageResources.openapi_json, as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"The format of the answer.\""))
    let list = try #require(text[start.upperBound...].firstRange(of: "\"enum\": ["))
    let names = text[list.upperBound...].prefix { $0 != "]" }.split(separator: "\"")
      .filter { $0.first?.isLetter == true }.map(String.init)
    #expect(names == AnnotationFile.allCases.map(\.rawValue))
  }
}

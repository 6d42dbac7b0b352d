import TestSupport
import Testing
import Workbench

@testable import WebServer

@Suite("Form fields")
struct FormFieldsTests {
  @Test(
    "fields are decoded as browsers encode them",
    arguments: [
      ("q=a+b%20c", "a b c"), ("q=%D8%B3%D9%84%D8%A7%D9%85", "سلام"), ("q=سلام", "سلام"),
      ("q=100%", "100%"), ("q=%zz%4", "%zz%4"), ("q=a%2Bb", "a+b"), ("x=1&q=a=b", "a=b"),
      ("q=&q=second", "second"), ("q=%25D8", "%D8"),
    ]
  )
  func decodes(encoded: String, value: String) throws {
    #expect(try FormFields(encoded)["q"] == value)
  }

  @Test("what is not UTF-8, or has a NUL, is refused", arguments: ["q=%FF", "q=%D8", "q=%00"])
  func refuses(encoded: String) {
    #expect(throws: Problem.self) { try FormFields(encoded) }
  }

  @Test("a plus in a path is a plus")
  func keepsPlusInPath() throws {
    #expect(try percentDecoded("a+b%2Fc".utf8, isForm: false) == "a+b/c")
  }

  @Test("numbers and choices are refused outside their range")
  func checksValues() throws {
    let fields = try FormFields("n=7&c=html&bad=x")
    #expect(try fields.number("n", in: 1...10) == 7)
    #expect(throws: ParameterError.self) { try fields.number("n", in: 1...5) }
    #expect(try fields.choice("c", AnnotationFile.self) == .html)
    #expect(throws: ParameterError.self) { try fields.choice("bad", AnnotationFile.self) }
  }
}

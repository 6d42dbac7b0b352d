import Documents
import Model
import Testing
import Workbench

@Suite("Segmented text")
struct SegmentedTextTests {
  @Test("offsets are Unicode scalars of the text, and segments have no white space around them")
  func offsets() throws {
    let text = "عنوان\n\nقال د. محمد: «لا.» \nوغادر. 😀 ثم عاد.\n\n\nEnd.\n"
    let segmented = try SegmentedText(Article(plainText: text), language: .arabic)
    let scalars = Array(text.unicodeScalars)
    for segment in segmented.segments {
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[segment.scalars])
      #expect(String(cut) == segment.text)
      #expect(segment.text.first?.isWhitespace == false && segment.text.last?.isWhitespace == false)
    }
    #expect(segmented.segments.map(\.paragraph) == [1, 2, 2, 2, 3])
  }

  @Test("an explanation names the rule of each place")
  func explanation() throws {
    let segmented = try SegmentedText(Article(plainText: "قال د. محمد ذلك. وغادر."), explains: true)
    #expect(segmented.decisions.map(\.rule) == ["initial", "stop"])
    #expect(segmented.decisions.map(\.isBreak) == [false, true])
    #expect(segmented.decisions.map(\.scalarOffset) == [7, 17])
  }
}

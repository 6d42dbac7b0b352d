import Testing

@testable import Alignment

@Suite("Partners of words")
struct PartnerFinderTests {
  private static let finder = PartnerFinder()

  @Test("words of a translation have partners in the sentence that they translate, and in no other")
  func findsPartners() {
    let counts = Self.finder.partners(
      of: [
        "The government signed the agreement with the president in Cairo.",
        "Children went to school with their books.",
      ],
      in: "وقعت الحكومة الاتفاق مع الرئيس في القاهرة."
    )
    #expect(counts.count == 2)
    #expect(counts[0].known >= 4 && counts[0].found * 2 >= counts[0].known)
    #expect(counts[1].known >= 2 && counts[1].found == 0)
  }

  @Test("numbers and Latin words are partners of themselves, in either direction")
  func findsEqualWords() {
    let counts = Self.finder.partners(
      of: ["أطلقت Microsoft النسخة 365."],
      in: "Microsoft 365 is out."
    )
    #expect(counts[0].found == 2)
    #expect(Self.finder.partners(of: [""], in: "x")[0].known == 0)
  }
}

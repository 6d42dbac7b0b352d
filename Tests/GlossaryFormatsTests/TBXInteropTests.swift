import Foundation
import GlossaryFormats
import Model
import TestSupport
import Testing

/// A TBX file of another tool, and what of it is taken.
struct TBXCase: Sendable, CustomTestStringConvertible {
  /// The end of the file's name.
  let testDescription: String
  let concepts: Int
  let terms: Int
  var rejected = 0
}

extension TBXCase {
  init(_ name: String, _ concepts: Int, _ terms: Int, rejected: Int = 0) {
    self.init(testDescription: name, concepts: concepts, terms: terms, rejected: rejected)
  }

  /// The files with their numbers of entries and terms, counted in the XML.
  ///
  /// One file has an identifier twice, and one a `tig` with two terms, of which the second is kept
  /// beside the first.
  static let all: [TBXCase] = [
    TBXCase("LTAC-Global+TBX-Basic_dialect__DCA__Example_Astronomy_DCA_VALID.tbx", 45, 113),
    TBXCase("LTAC-Global+TBX-Basic_dialect__DCT__Example_Astronomy_DCT_VALID.tbx", 45, 113),
    TBXCase("__Schemas__Example_Astronomy_DCA_VALID.tbx", 45, 113),
    TBXCase("LTAC-Global+TBX-Linguist_dialect__DCT__Example_Astronomy_DCT_VALID.tbx", 45, 113),
    TBXCase("__TBX-Linguist_dialect_1.0__DCA__Example_Astronomy_DCA_VALID.tbx", 45, 113),
    TBXCase("LTAC-Global+TBX-Min_dialect__DCA__Example_Astronomy_DCA_VALID.tbx", 45, 113),
    TBXCase("LTAC-Global+TBX-Min_dialect__DCT__Example_Astronomy_DCT_VALID.tbx", 45, 113),
    TBXCase("__ImportTBXTest.tbx", 314, 628),
    TBXCase("__v2.0.tbx", 1, 2),
    TBXCase("__DE-EN-stemming.tbx", 13, 26),
    TBXCase("__beo-reallive-DE-EN.tbx", 9, 18),
    TBXCase("__exactmatchonly.tbx", 6, 6),
    TBXCase("__itl-reallive-DE-KO.tbx", 2, 4),
    TBXCase("__stopword.tbx", 2, 2),
    TBXCase("__xsd-validation.tbx", 1, 2),
    TBXCase("__collection.tbx", 12, 31),
    TBXCase("__terminology.tbx", 12, 27),
    TBXCase("__E_Export.tbx", 4, 16),
    TBXCase("__E_ExportTermChange.tbx", 4, 16),
    TBXCase("__E_Term.tbx", 3, 13),
    TBXCase("__E_Term1.tbx", 3, 14),
    TBXCase("__E_Term2.tbx", 3, 14),
    TBXCase("__TbxImportApiTest__Export.tbx", 1, 2),
    TBXCase("__TbxImportApiTest__ExportTermChange.tbx", 1, 2),
    TBXCase("__TbxImportApiTest__Term1.tbx", 2, 9),
    TBXCase("__TbxImportApiTest__Term2.tbx", 2, 7),
    TBXCase("__Specialchars.tbx", 1, 1),
    TBXCase("__TermProposalTest__Term.tbx", 1, 1),
    TBXCase("__Translate2491Test__Term.tbx", 3, 4),
    TBXCase("__E_TBX-basic-sample.tbx", 1, 1),
    TBXCase("__Translate3015Test__TBX-basic-sample.tbx", 1, 1),
    TBXCase("__import.tbx", 3, 8),
    TBXCase("__terms.tbx", 3, 13),
    TBXCase("__exported-in-zip.tbx", 1, 1),
    TBXCase("__Translate682Test__tbx_without_ids.tbx", 6, 12),
    TBXCase("__term-export-1.tbx", 1, 4),
    TBXCase("__term-export-2.tbx", 1, 4),
    TBXCase("__term-import-1.tbx", 1, 4),
    TBXCase("__term-import-2.tbx", 1, 4),
    TBXCase("__MittagQI.tbx", 7, 21),
    TBXCase("__TermCollection_de_en.tbx", 1, 2),
    TBXCase("__TermCollectionRepetitionWordCountTest_Collection.tbx", 1, 2),
    TBXCase("__translate5-Standard-Testcases-DE-EN.tbx", 17, 41, rejected: 1),
    TBXCase("__translate5-Standard-Testcases-DE-ES.tbx", 14, 28),
    TBXCase("__TRANSLATE-683-de-en.tbx", 4, 6),
    TBXCase("__Translate3593Test.tbx", 5, 15),
    TBXCase("__Translate4990Test.tbx", 1, 6),
    TBXCase("__Translate5113Test.tbx", 2, 14),
    TBXCase("__testfiles__tbx_without_ids.tbx", 15, 33),
    TBXCase("__TermCollection1.tbx", 1, 1),
    TBXCase("__TermCollection2.tbx", 1, 2),
  ]
}

@Suite("TBX files of other tools")
struct OutsideTBXTests {
  @Test("every file there is in the table")
  func tableIsWhole() throws {
    let names = try OutsideData.contents("interop/tbx").map(\.lastPathComponent)
    for name in names {
      #expect(TBXCase.all.count { name.hasSuffix($0.testDescription) } == 1, "\(name)")
    }
    #expect(names.count == TBXCase.all.count)
  }

  @Test("a file is taken, and a second export is the same as the first", arguments: TBXCase.all)
  func filesAreTaken(tbxCase: TBXCase) throws {
    let file = try #require(
      OutsideData.contents("interop/tbx").first { $0.path.hasSuffix(tbxCase.testDescription) }
    )
    let data = try Data(contentsOf: file)
    let content = try readTBX(Array(data))
    #expect(content.concepts.count == tbxCase.concepts)
    #expect(content.concepts.flatMap(\.languages).flatMap(\.terms).count == tbxCase.terms)
    #expect(content.rejections.count == tbxCase.rejected)
    for format in WholeFormat.allCases {
      let output = format.write(content.concepts)
      let again = try format.read(output.bytes)
      let isStable = format.write(again.concepts).bytes == output.bytes
      #expect(isStable, "\(format)")
      guard format == .v2 || format == .csv else { continue }
      // The older TBX and the table hold all there is, but an identifier only once in a file.
      let losses = output.omissions.keys.map(\.english)
      #expect(losses.isEmpty || losses == ["identifiers of terms that stand twice"], "\(format)")
      guard losses.isEmpty else { continue }
      let isWhole = again.concepts.map(\.comparable) == content.concepts.map(\.comparable)
      #expect(isWhole, "\(format)")
    }
  }
}

extension ConceptEntry {
  /// The concept with its languages in the order of their tags: a table has one order for all.
  fileprivate var comparable: ConceptEntry {
    var concept = self
    concept.languages.sort { $0.language < $1.language }
    return concept
  }
}

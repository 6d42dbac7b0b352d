import Files
import Foundation
import Model
import TestSupport
import Testing

@testable import Workbench

/// What becomes of a file of another tool.
private struct InteropCase: Sendable, CustomTestStringConvertible {
  /// The file's name.
  let testDescription: String
  let read: Int
  let added: Int
  /// Units that the file has twice, equal in everything.
  let unchanged: Int
  let rejected: Int
  /// Units with a prefix, `t5`, that the file never declares; nothing else needs repair here.
  let repaired: Int
}

/// Every file: units read, added, unchanged, rejected, repaired, and its name.
///
/// The two files without a unit are refused, since nothing can be taken from them.
private let interopTable = """
      0     0     0     0     0  EnzoAgosta+python-tmx__tests__data__minimal.tmx
      1     1     0     0     0  EnzoAgosta+python-tmx__tests__data__namespaces.tmx
      2     2     0     0     0  EnzoAgosta+python-tmx__tests__data__standard.tmx
      2     2     0     0     0  heartsome+tmxeditor8__base_plugins__net.heartsome.xml__testSrc__net__heartsome__xml__vtdimpl__test__UTF-16LE.TMX
      2     2     0     0     0  heartsome+tmxeditor8__base_plugins__net.heartsome.xml__testSrc__net__heartsome__xml__vtdimpl__test__utf-16be.tmx
      2     2     0     0     0  heartsome+tmxeditor8__base_plugins__net.heartsome.xml__testSrc__net__heartsome__xml__vtdimpl__test__utf-8.tmx
    314   314     0     0     0  heartsome+translationstudio8__test__net.heartsome.cat.ts.test__testFiles__ImportTMXTest.tmx
      0     0     0     0     0  jimmymcpeter+process-tmx-files-js__test__files__empty-body.tmx
      2     2     0     0     0  jimmymcpeter+process-tmx-files-js__test__files__mixed-languages.tmx
      4     4     0     0     0  jimmymcpeter+process-tmx-files-js__test__files__sample.tmx
      2     2     0     0     0  jimmymcpeter+process-tmx-files-js__test__files__second.tmx
      2     2     0     0     0  jimmymcpeter+process-tmx-files-js__test__files__single-language.tmx
      5     5     0     0     0  jimmymcpeter+process-tmx-files-js__test__files__split.tmx
      2     2     0     0     0  kenkyu392+go-tm__docs__v1.4.tmx
    200   200     0     0     0  neokapi+neokapi__apps__kapi-desktop__backend__sample__kapimart__memory-seed.tmx
      2     2     0     0     0  neokapi+neokapi__core__formats__tmx__testdata__simple.tmx
      5     5     0     0     0  neokapi+neokapi__harness__demos__kapi-bilingual-workflow__fixtures__corporate.tmx
      2     2     0     0     0  neokapi+neokapi__kapi__e2e__testdata__project.tmx
      5     5     0     0     0  neokapi+neokapi__samples__mart__memory.tmx
    519   519     0     0     0  rmraya+OpenXLIFF__i18n__OpenXLIFF_Java_es.tmx
    224   224     0     0     0  rmraya+TMXEditor__Localization__TMXEditor_HTML.tmx
    214   214     0     0     0  rmraya+TMXEditor__Localization__tmxeditor_en.json.tmx
     44    44     0     0     0  rmraya+TMXEditor__Localization__tmxeditor_java.tmx
     44    44     0     0     0  rmraya+TMXEditor__Localization__tmxeditor_java_fr.tmx
    492   492     0     0     0  rmraya+TMXEditor__docs__i18n__tmxeditor_es.ditamap.tmx
    489   489     0     0     0  rmraya+TMXEditor__docs__i18n__tmxeditor_fr.ditamap.tmx
    487   487     0     0     0  rmraya+TMXEditor__docs__i18n__tmxeditor_fr.ditamap.xlf.tmx
     83    83     0     0     0  rmraya+XLIFFManager__XliffManager_HTML.tmx
    158   158     0     0     0  rmraya+XLIFFManager__XliffManager_docs.tmx
    216   216     0     0     0  rmraya+XLIFFManager__docs__XLIFF__xliffmanager_es.ditamap.tmx
     82    82     0     0     0  rmraya+XLIFFManager__xliffmanager_i18n.tmx
   1780  1780     0     0     0  tico19.en-ar.tmx
      6     6     0     0     0  translate5+translate5__Plugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__expected_author_filtered.tmx
      6     6     0     0     0  translate5+translate5__Plugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__expected_source_filtered.tmx
      6     6     0     0     0  translate5+translate5__Plugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__expected_target_filtered.tmx
      3     3     0     0     0  translate5+translate5___TmMatchIsUsedAsRepetitionInPretranslationTest__TmMatchIsUsedAsRepetitionInPretranslationTest_TM.tmx
      8     8     0     0     0  translate5+translate5____modules__editor__Plugins__TMMaintenance__test__Integration__TmxFilter__SameTuvFilterTest__test.tmx
      7     7     0     0     0  translate5+translate5___modules__editor__testcases__Functional__T5Memory__Reorganize__ManualReorganizeServiceTest__test.tmx
      1     1     0     0     1  translate5+translate5__application__modules__editor__testcases__Integration__T5Memory__1seg-mock.tmx
      2     1     1     0     0  translate5+translate5__application__modules__editor__testcases__Integration__T5Memory__ExportAllAsOneTmx__expected.tmx
      1     1     0     0     0  translate5+translate5__application__modules__editor__testcases__Integration__T5Memory__TmConversionServiceTest__small.tmx
      3     3     0     0     0  translate5+translate5__application__modules__editor__testcases__Integration__TMX__CutOffTmxTest__expected-php.tmx
      3     3     0     0     0  translate5+translate5__application__modules__editor__testcases__Integration__TMX__CutOffTmxTest__expected-tmxutils.tmx
      7     7     0     0     0  translate5+translate5__application__modules__editor__testcases__Integration__TMX__CutOffTmxTest__test.tmx
      5     5     0     0     5  translate5+translate5__application__modules__editor__testcases__Integration__TMX__TmxFilterTest__test.tmx
      5     5     0     0     5  translate5+translate5__application__modules__editor__testcases__Integration__TMX__TmxFilterTest__test_no_skip_keep.tmx
      4     4     0     0     4  translate5+translate5__application__modules__editor__testcases__Integration__TMX__TmxFilterTest__test_no_skip_no_keep.tmx
      3     3     0     0     0  translate5+translate5__application__modules__editor__testcases__editorAPI__Translate1484Test__resource1.tmx
      6     6     0     0     0  translate5+translate5__dules__editor__Plugins__TMMaintenance__test__Functional__Service__TuBatchDeleteServiceTest__test.tmx
      5     5     0     0     0  translate5+translate5__dules__editor__Plugins__TMMaintenance__test__Integration__TmxFilter__SameTuvFilterTest__expected.tmx
      2     2     0     0     0  translate5+translate5__editor__testcases__Functional__ContentProtection__T5memory__FuzzySearchServiceTest__fuzzy-search.tmx
      4     4     0     0     1  translate5+translate5__es__editor__testcases__Functional__ContentProtection__T5memory__TmxImportPreprocessorTest__small.tmx
      3     3     0     0     3  translate5+translate5__ication__modules__editor__testcases__Integration__TMX__TmxFilterTest__test_skip_document_no_keep.tmx
      1     1     0     0     0  translate5+translate5__ion__Services__T5Memory__ConnectorCreatesNextTmIfCurrentNameAlreadyExistsInT5MemoryTest__Test_TM.tmx
      1     1     0     0     0  translate5+translate5__ion__modules__editor__Plugins__MatchAnalysis__tests__Functional__Translate2756Test__DummyTmxData.tmx
      2     2     0     0     0  translate5+translate5__is__tests__Functional__TmMatchMorePriorThenRepetitionTest__TmMatchMorePriorThenRepetitionTest_TM.tmx
      1     1     0     0     0  translate5+translate5__l__WordCountCalculationWithoutInternalFuzzyTest__WordCountCalculationWithoutInternalFuzzyTest_TM.tmx
      6     6     0     0     0  translate5+translate5__lugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__expected_context_filtered.tmx
      7     7     0     0     0  translate5+translate5__n__modules__editor__Plugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__test.tmx
      4     4     0     0     0  translate5+translate5__ns__TMMaintenance__test__Functional__Service__TuBatchDeleteServiceTest__expected_author_filtered.tmx
      7     7     0     0     0  translate5+translate5__r__Plugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__expected_not_filtered.tmx
      4     4     0     0     3  translate5+translate5__r__testcases__Functional__ContentProtection__T5memory__TmxImportPreprocessorTest__expected_small.tmx
      1     1     0     0     0  translate5+translate5__retranslationPriorToInternalFuzzyTest__TmMatchIsUsedInPretranslationPriorToInternalFuzzyTest_TM1.tmx
      2     2     0     0     0  translate5+translate5__tion__modules__editor__testcases__Integration__T5Memory__TmConversionServiceTest__expected_small.tmx
      6     6     0     0     0  translate5+translate5__ugins__TMMaintenance__test__Integration__TmxFilter__SearchFilterTest__expected_document_filtered.tmx
     10    10     0     0     0  translate5+translate5__ules__editor__Plugins__MatchAnalysis__tests__Functional__MatchAnalysisTest__MatchAnalysisTest_TM.tmx
  """

private let interopCases = interopTable.split(separator: "\n").map { line in
  let fields = line.split(separator: " ")
  let counts = fields.dropLast().map { Int($0) ?? -1 }
  return InteropCase(
    testDescription: String(fields[5]),
    read: counts[0],
    added: counts[1],
    unchanged: counts[2],
    rejected: counts[3],
    repaired: counts[4]
  )
}

@Suite("Memories of other tools")
struct OutsideMemoryTests {
  @Test("the table has every file")
  func tableIsComplete() throws {
    let names = try OutsideData.contents("interop/tmx").map(\.lastPathComponent)
    #expect(names.sorted() == interopCases.map(\.testDescription).sorted())
  }

  @Test("a file is taken as its row says", arguments: interopCases)
  fileprivate func fileIsTaken(interopCase: InteropCase) throws {
    let scratch = try Scratch()
    let file = InputFile(try OutsideData.path("interop/tmx/\(interopCase.testDescription)"))
    guard interopCase.read > 0 else {
      let error = #expect(throws: Failure.self) { try scratch.run(file) }
      #expect(error?.english == "there is no unit in the file")
      return
    }
    let report = try scratch.run(file)
    #expect(report.readCount == interopCase.read)
    #expect(report.counts.added == interopCase.added)
    #expect(report.counts.unchanged + report.counts.duplicate == interopCase.unchanged)
    #expect(report.rejectedCount == interopCase.rejected)
    #expect(report.repairedCount == interopCase.repaired)
    #expect(!report.isTruncated)
    #expect(try scratch.run(file).counts.added == 0)
  }

  @Test(
    "what comes out is what went in, unit by unit, and again byte by byte",
    arguments: interopCases.filter { $0.added > 0 }
  )
  fileprivate func fileComesBack(interopCase: InteropCase) throws {
    let scratch = try Scratch()
    let file = InputFile(try OutsideData.path("interop/tmx/\(interopCase.testDescription)"))
    _ = try scratch.run(file)
    let first = try scratch.exported()
    var seen: Set<String> = []
    let expected = try CanonicalUnits.of(file.readBytes()).filter { seen.insert($0).inserted }
    let units = try CanonicalUnits.of(first)
    #expect(units.count == interopCase.added)
    for (unit, expected) in zip(units, expected) { #expect(unit == expected) }
    let second = try Scratch()
    _ = try second.run(second.write(first), { $0.isStrict = true })
    #expect(try second.exported() == first)
  }
}

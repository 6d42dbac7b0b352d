import Model
import Testing

@testable import Workbench

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where texts for tests lie that are not part of the project.
private let dataFolder = getenv("DRAGOMAN_DATA").map { String(cString: $0) } ?? "../shared/data"

/// The memories of many tools, by the start and the end of the file's name.
private struct InteropCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let added: Int
  var unchanged = 0
  var repaired = 0
}

private let interopCases: [InteropCase] = [
  InteropCase(testDescription: "EnzoAgosta+python-tmx__tests__data__namespaces.tmx", added: 1),
  InteropCase(testDescription: "EnzoAgosta+python-tmx__tests__data__standard.tmx", added: 2),
  InteropCase(testDescription: "kenkyu392+go-tm__docs__v1.4.tmx", added: 2),
  InteropCase(testDescription: "neokapi+neokapi__samples__mart__memory.tmx", added: 5),
  InteropCase(testDescription: "rmraya+OpenXLIFF__i18n__OpenXLIFF_Java_es.tmx", added: 519),
  InteropCase(testDescription: "tico19.en-ar.tmx", added: 1_780),
  InteropCase(
    testDescription: "heartsome+tmxeditor8__base_plugins__net.heartsome.xml__testSrc__net__"
      + "heartsome__xml__vtdimpl__test__UTF-16LE.TMX",
    added: 2
  ),
  // The file has one unit twice, with the same metadata.
  InteropCase(
    testDescription: "translate5+translate5__application__modules__editor__testcases__"
      + "Integration__T5Memory__ExportAllAsOneTmx__expected.tmx",
    added: 1,
    unchanged: 1
  ),
  // The prefix t5 is never declared.
  InteropCase(
    testDescription: "translate5+translate5__application__modules__editor__testcases__"
      + "Integration__TMX__TmxFilterTest__test.tmx",
    added: 5,
    repaired: 5
  ),
]

@Suite(
  .enabled(
    "set DRAGOMAN_DATA to the folder with the data for tests",
    { access(dataFolder + "/interop/tmx", R_OK) == 0 }
  )
)
struct InteropTests {
  @Test("files of other tools are taken whole, and exported stably", arguments: interopCases)
  fileprivate func filesAreTaken(interopCase: InteropCase) throws {
    let scratch = try Scratch()
    let file = InputFile("\(dataFolder)/interop/tmx/\(interopCase.testDescription)")
    let report = try scratch.run(file)
    #expect(report.counts.added == interopCase.added)
    #expect(report.counts.unchanged == interopCase.unchanged)
    #expect(report.repairedCount == interopCase.repaired)
    #expect(report.rejectedCount == 0)
    let first = try scratch.exported()
    let second = try Scratch()
    _ = try second.run(second.write(first), { $0.isStrict = true })
    #expect(try second.exported() == first)
  }
}

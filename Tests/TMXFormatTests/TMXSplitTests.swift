import Model
import TestSupport
import Testing

@testable import TMXFormat

@Suite("TMX cut anywhere")
struct TMXSplitTests {
  @Test(
    "what is read does not depend on how the stream is cut",
    arguments: [
      """

      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4"><header srclang="en"/><body><!-- <tu> --><tu tuid="1"><tuv xml:lang="en"><seg>War &amp;
       <ph x="1">&lt;b/&gt;</ph></seg></tuv><tuv xml:lang="ar "><seg>حرب</seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>bad \u{8}</seg></tuv></tu><tu>no end <tu><tuv xml:lang="en"><seg>last</seg></tuv>
      </tu></body></tmx>
      """
    ]
  )
  func splits(document: String) throws {
    let whole = try read([Array(document.utf8)])
    #expect(whole.0.count == 3 && whole.1 == 1 && whole.2 == [.english, .arabic])
    try forEachSplit(document.utf8) { pieces in
      let cut = try read(pieces)
      #expect(cut.0 == whole.0 && cut.1 == whole.1 && cut.2 == whole.2)
    }
  }

  private func read(_ pieces: [[UInt8]]) throws -> ([[String]], Int, [LanguageTag]) {
    var texts: [[String]] = []
    let reader = TMXReader(
      onBatch: { batch in
        texts += batch.units.map { unit in
          batch.variants[unit.variants].map { batch.string($0.text) }
        }
      },
      onRejection: { _ in }
    )
    for piece in pieces { try reader.read(piece) }
    let summary = try reader.finish()
    return (texts, summary.rejectedCount, summary.languages)
  }
}

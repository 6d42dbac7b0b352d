import GlossaryFormats
import Model
import Testing

@Suite("Statuses of terms")
struct StatusTests {
  private func term(_ notes: String) throws -> (Term, GlossaryContent) {
    let entry = """
      <termEntry id='a'><langSet xml:lang='en'><tig><term>war</term>\(notes)</tig></langSet></termEntry>
      """
    let content = try readTBX(Array("<martif><text><body>\(entry)</body></text></martif>".utf8))
    return (try #require(content.concepts.first?.terms(in: .english).first), content)
  }

  private func note(_ word: String, _ category: String = "administrativeStatus") -> String {
    "<termNote type='\(category)'>\(word)</termNote>"
  }

  @Test(
    "the usual words are understood",
    arguments: [
      ("preferredTerm-admn-sts", .preferred), ("preferred", .preferred),
      ("Preferred Term", .preferred),
      ("standardized", .preferred), ("standardizedTerm", .preferred), ("legal", .preferred),
      ("legalTerm-admn-sts", .preferred), ("regulatedTerm", .preferred), ("Approved", .preferred),
      ("admitted", .admitted), ("admittedTerm-admn-sts", .admitted), ("Allowed", .admitted),
      ("Draft", .admitted), ("Proposed", .admitted), ("new", .admitted),
      ("notRecommended", .deprecated), ("Not recommended", .deprecated),
      ("not-recommended", .deprecated),
      ("deprecatedTerm-admn-sts", .deprecated), ("Obsolete", .superseded),
      ("supersededTerm", .superseded),
      ("Do not use", .forbidden), ("Banned", .forbidden), ("forbidden", .forbidden),
      ("محظور", .forbidden),
      ("مفضل", .preferred), ("غير مستحسن", .deprecated),
    ] as [(String, TermStatus)]
  )
  func understands(word: String, status: TermStatus) throws {
    #expect(try term(note(word)).0.status == status)
    #expect(try term(note(word, "normativeAuthorization")).0.status == status)
    let table = try readGlossaryTable("ar,en,status\nحرب,war,\(word)\n")
    #expect(table.concepts.first?.terms(in: .english).first?.status == status)
  }

  @Test(
    "a word that is not known is named and kept, and never preferred",
    arguments: ["Kiwi", "In Arbeit"]
  )
  func keepsOthers(word: String) throws {
    let (term, content) = try term(note(word))
    #expect(term.status == .admitted)
    #expect(content.warnings == [.status(word, count: 1)])
    let old = String(
      decoding: writeTBX(content.concepts, title: "x", style: .v2).bytes,
      as: UTF8.self
    )
    #expect(old.contains(">\(word)<"))
    #expect(!old.contains("-admn-sts"))
    #expect(try readTBX(Array(old.utf8)).concepts == content.concepts)
    let new = writeTBX(content.concepts, title: "x", style: .dca)
    #expect(String(decoding: new.bytes, as: UTF8.self).contains("admittedTerm-admn-sts"))
    #expect(!String(decoding: new.bytes, as: UTF8.self).contains("preferredTerm"))
    #expect(Array(new.omissions.values) == [1])
  }

  @Test("an export has no two statuses that contradict each other")
  func exportsOneStatus() throws {
    for notes in [
      note("Kiwi"), note("deprecatedTerm", "normativeAuthorization"),
      note("preferredTerm-admn-sts") + note("deprecatedTerm-admn-sts"),
      note("admittedTerm-admn-sts") + note("standardizedTerm", "normativeAuthorization"),
    ] {
      for status in TermStatus.allCases {
        var concept = try #require(try term(notes).1.concepts.first)
        concept.languages[0].terms[0].status = status
        for style in [TBXStyle.dca, .dct, .v2] {
          let bytes = writeTBX([concept], title: "x", style: style).bytes
          let again = try readTBX(bytes)
          #expect(again.concepts.first?.terms(in: .english).first?.status == status)
          let text = String(decoding: bytes, as: UTF8.self)
          let stated = text.components(of: "-admn-sts")
          #expect(stated <= 1, "\(text)")
        }
      }
    }
  }

  @Test("a status of another's table that is not known does not cost the row")
  func countsStrangeValues() throws {
    let content = try readGlossaryTable("English,Arabic,Term Status,Gender\nwar,حرب,Kiwi,both\n")
    #expect(content.concepts.first?.terms(in: .english).first?.status == .admitted)
    #expect(
      content.warnings == [
        .status("Kiwi", count: 1), .values(column: "Gender", count: 1, first: "both"),
      ]
    )
  }
}

extension String {
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}

import Archives
import TestSupport
import Testing

@testable import Documents

@Suite("Article sniffer")
struct ArticleSnifferTests {
  @Test(
    "content says what a file is; the name says it where there is a choice",
    arguments: [
      ("", "a.txt", .plainText), ("", "", .plainText), ("# x", "a.md", .markdown),
      ("# x", "-", .plainText), ("نص", "a.html", .html), ("<!DOCTYPE HTML>", "-", .html),
      ("\u{FEFF}\n<!-- c --><html>", "x", .html), ("<p>نص</p>", "x", .html),
      ("<p>نص</p>", "x.txt", .plainText), ("<div>\n# x", "x.md", .markdown),
      ("<?xml version='1.0'?>\n<xliff version='2.1'>", "-", .xliff),
      ("<xlf:xliff>", "a.xlf", .xliff), ("<?xml version='1.0'?><!DOCTYPE html><html>", "x", .html),
      ("< 5", "x", .plainText), ("<name>", "x", .plainText), ("a <b>c</b>", "x", .plainText),
    ] as [(String, String, ArticleFormat)]
  )
  func knows(content: String, name: String, format: ArticleFormat) throws {
    #expect(try ArticleSniffer.format(of: Array(content.utf8), name: name) == format)
  }

  @Test(
    "what is no article, or not what its name says, is refused with a reason",
    arguments: [
      ("%PDF-1.7", "a.pdf", "PDF"), ("{\\rtf1", "a.doc", "RTF"),
      ("<tmx version='1.4'>", "a", "TMX"),
      ("<?xml version='1.0'?><tbx>", "a", "TBX"), ("<?xml version='1.0'?><rss>", "a", "rss"),
      ("text", "a.docx", "the name says DOCX"), ("text", "a.xlf", "the name says XLIFF"),
      ("", "a.docx", "empty"), ("<html>", "a.txt", "this is HTML"),
      ("<xliff>", "a.html", "this is XLIFF"), ("GIF89a", "a.html", "picture"),
      ("PK\u{3}\u{4}...", "a.docx", "damaged"),
    ]
  )
  func refuses(content: String, name: String, reason: String) {
    let error = #expect(throws: ArticleError.self) {
      try ArticleSniffer.format(of: Array(content.utf8), name: name)
    }
    #expect(error?.english.contains(reason) == true, "\(error?.english ?? "")")
  }

  @Test(
    "a ZIP archive is known by the files in it",
    arguments: [
      ("word/document.xml", "a.html", "this is DOCX"), ("xl/workbook.xml", "a.docx", "Excel"),
      ("ppt/presentation.xml", "a", "PowerPoint"), ("META-INF/manifest.xml", "a", "OpenDocument"),
      ("x.txt", "a.docx", "ZIP archive"),
    ]
  )
  func refusesArchives(file: String, name: String, reason: String) throws {
    let bytes = try ZipWriter.archive([(file, [1])])
    let error = #expect(throws: ArticleError.self) {
      try ArticleSniffer.format(of: bytes, name: name)
    }
    #expect(error?.english.contains(reason) == true, "\(error?.english ?? "")")
  }

  @Test("an archive without files is an archive, and not text")
  func refusesEmptyArchive() {
    let bytes: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)
    let error = #expect(throws: ArticleError.self) {
      try ArticleSniffer.format(of: bytes, name: "a")
    }
    #expect(error?.english.contains("archive") == true, "\(error?.english ?? "")")
  }

  @Test("a job in UTF-16 is known")
  func knowsUTF16() throws {
    let units = Array("\u{FEFF}<?xml version='1.0'?><xliff>".utf16)
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try ArticleSniffer.format(of: bytes, name: "a.xlf") == .xliff)
  }
}

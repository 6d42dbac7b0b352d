package import Model
import XMLStreams

/// Returns the files of a workbook (XLSX) with the concepts of a glossary in one sheet.
///
/// The cells hold texts, never formulas; rows and columns are those of `writeGlossaryTable`. The header
/// stays in sight, and can be filtered by.
///
/// Reference: ECMA-376 part 1, 12.3 (parts), 18.2 and 18.3; what Excel and LibreOffice need of it.
///
/// - Parameters:
///   - concepts: The concepts; their identifiers are unique.
///   - title: The name of the sheet.
/// - Returns: The names and contents of the files, in the order of the archive.
/// - Complexity: O(length of the files)
package func xlsxParts(
  of concepts: [ConceptEntry],
  title: String
) -> [(name: String, content: [UInt8])] {
  let rows = glossaryRows(concepts)
  return [
    ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelations),
    ("xl/workbook.xml", workbook(title: title)), ("xl/_rels/workbook.xml.rels", workbookRelations),
    ("xl/styles.xml", styles), ("xl/worksheets/sheet1.xml", sheet(rows)),
  ]
}

private let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
private let documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packages = "http://schemas.openxmlformats.org/package/2006"
private let media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

private let contentTypes = Array(
  (declaration + """
    <Types xmlns="\(packages)/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/xl/workbook.xml" ContentType="\(media).sheet.main+xml"/>\
    <Override PartName="/xl/styles.xml" ContentType="\(media).styles+xml"/>\
    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(media).worksheet+xml"/></Types>
    """).utf8
)

private let packageRelations = Array(
  (declaration + """
    <Relationships xmlns="\(packages)/relationships"><Relationship Id="rId1" \
    Type="\(documents)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """).utf8
)

private let workbookRelations = Array(
  (declaration + """
    <Relationships xmlns="\(packages)/relationships"><Relationship Id="rId1" \
    Type="\(documents)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" \
    Type="\(documents)/styles" Target="styles.xml"/></Relationships>
    """).utf8
)

/// Two kinds of cells: text, and the headings in bold.
private let styles = Array(
  (declaration + """
    <styleSheet xmlns="\(main)"><numFmts count="0"/><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
    <font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>\
    <patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
    <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """).utf8
)

private func workbook(title: String) -> [UInt8] {
  // Excel takes 31 letters, without these.
  let name = String(title.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
  var bytes = Array(
    (declaration + #"<workbook xmlns="\#(main)" xmlns:r="\#(documents)"><sheets><sheet name=""#)
      .utf8
  )
  XMLEscaping.append(name.isEmpty ? "glossary" : name, as: .attribute, to: &bytes)
  bytes.append(contentsOf: #"" sheetId="1" r:id="rId1"/></sheets></workbook>"#.utf8)
  return bytes
}

private func sheet(_ rows: [[String]]) -> [UInt8] {
  let width = max(rows.first?.count ?? 1, 1)
  var bytes = Array(
    (declaration + """
      <worksheet xmlns="\(main)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" \
      topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="\(width)" width="24" style="0"/></cols>\
      <sheetData>
      """).utf8
  )
  let names = (0..<width).map { columnName($0) }
  for (index, row) in rows.enumerated() {
    bytes.append(contentsOf: "<row r=\"\(index + 1)\">".utf8)
    for (column, text) in row.enumerated() where !text.isEmpty {
      bytes.append(
        contentsOf:
          "<c r=\"\(names[column])\(index + 1)\" s=\"\(index == 0 ? 1 : 0)\" t=\"inlineStr\"><is>"
          .utf8
      )
      bytes.append(contentsOf: #"<t xml:space="preserve">"#.utf8)
      XMLEscaping.append(text.guarded(always: false), as: .content, to: &bytes)
      bytes.append(contentsOf: "</t></is></c>".utf8)
    }
    bytes.append(contentsOf: "</row>".utf8)
  }
  let last = "\(names[width - 1])\(max(rows.count, 1))"
  bytes.append(contentsOf: "</sheetData><autoFilter ref=\"A1:\(last)\"/></worksheet>".utf8)
  return bytes
}

/// Returns the letters of a column: `AB` of 27.
private func columnName(_ column: Int) -> String {
  var (name, rest) = ("", column + 1)
  while rest > 0 {
    rest -= 1
    name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
    rest /= 26
  }
  return name
}

import JSON
package import Wording

/// The forms in which what a check found is written.
package enum CheckFormat: String, CaseIterable, Hashable, Sendable {
  /// A line for each finding, as compilers write it, with both sides.
  case text
  /// An object and a line for each file.
  case json
  /// The Static Analysis Results Interchange Format, for the tools of developers.
  case sarif
  /// A page for editors.
  case html
  /// XLIFF 2.1 with notes and the marks of ITS, for the tools of translators.
  case xliff

  /// The media type, for HTTP.
  package var mediaType: String {
    switch self {
    case .text: "text/plain; charset=utf-8"
    case .json: "application/json"
    case .sarif: "application/sarif+json"
    case .html: "text/html; charset=utf-8"
    case .xliff: "application/xliff+xml"
    }
  }

  /// How the names of files end.
  package var suffix: String {
    switch self {
    case .text: "txt"
    case .json, .html, .sarif: rawValue
    case .xliff: "xlf"
    }
  }

  /// Returns reports in the format: one file, whatever their number.
  ///
  /// - Parameters:
  ///   - reports: What was found.
  ///   - wording: Says what is wrong; JSON and SARIF of the command line are English.
  ///   - version: The program's version.
  ///   - marks: What stands before and after the text that a finding is about, in plain text.
  /// - Returns: The bytes of a file.
  package func bytes(
    of reports: [CheckReport],
    in wording: Wording,
    version: String,
    marks: (String, String) = ("[", "]")
  ) -> [UInt8] {
    switch self {
    case .text: reports.flatMap { Array($0.text(in: wording, marks: marks).utf8) }
    case .json: reports.flatMap { $0.json(in: wording).bytes + [0x0A] }
    case .sarif: SARIFLog(reports, wording, version: version).json.bytes + [0x0A]
    case .html: Array(CheckPage(reports, wording).html.utf8)
    case .xliff: CheckXLIFF(wording).bytes(of: reports)
    }
  }
}

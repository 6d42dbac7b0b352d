import Model
import Wording
import Workbench

/// The report of a memory's import as pages show it.
enum ImportValues {
  static func values(
    of report: MemoryImportReport,
    isPreview: Bool,
    _ reader: Reader
  ) -> [String: Any] {
    let counts = [
      ("read", report.readCount), ("added", report.counts.added),
      ("updated", report.counts.updated), ("unchanged", report.counts.unchanged),
      ("duplicate", report.counts.duplicate),
      ("untranslated", report.untranslatedCount), ("drafts", report.draftCount),
      ("rejected", report.rejectedCount), ("repaired", report.repairedCount),
    ]
    return known([
      "heading": reader[isPreview ? "previewReport" : "report"], "file": report.file,
      "isTruncated": report.isTruncated,
      "counts": counts.filter { $0.1 > 0 || $0.0 == "read" || $0.0 == "added" }.map {
        ["label": reader[$0.0], "count": reader.number($0.1)]
      },
      "languages": report.languages.isEmpty
        ? nil : report.languages.map(reader.name(of:)).joined(separator: " · "),
      "hasRejections": !report.rejections.isEmpty, "rejectionsTitle": reader["rejections"],
      "undo": isPreview ? nil : report.identifier,
      "rejections": report.rejections.prefix(200).map {
        [
          "line": reader.number($0.line), "identifier": $0.identifier ?? "",
          "reason": reader.wording.sentence($0.reason),
        ]
      },
    ])
  }
}

import Documents
import Model
import TMXFormat
package import Wording

extension MemoryImportReport {
  /// Returns the report in one line.
  package func text(in wording: Wording) -> String {
    var clauses = [counted]
    if languages.count == 1 {
      clauses.append(Message("report.onlyLanguage", ["language": .text("\(languages[0])")]))
    } else {
      clauses.append(
        Message("report.languages", ["languages": .list(languages.map(\.description))])
      )
    }
    if fallbackCount > 0 {
      let pairs = fallbacks.prefix(5).map { fallback in
        Message(
          "report.fallback",
          ["written": .text(fallback.written), "taken": .text("\(fallback.taken)")]
        )
      }
      let shown = pairs.map(wording.sentence) + (fallbacks.count > 5 ? ["…"] : [])
      clauses.append(
        Message("report.fallbacks", ["count": .number(fallbackCount), "pairs": .list(shown)])
      )
    }
    if isTruncated { clauses.append(Message("memory.truncated")) }
    return wording.sentence(Message.all(clauses))
  }

  private var counted: Message {
    let place: Message =
      identifier.map { Message("report.import", ["number": .text("\($0)")]) }
      ?? Message("report.dryRun")
    return Message(
      "report.memoryRead",
      [
        "file": .text(file), "count": .number(readCount), "memory": .quotation(memory),
        "place": .message(place), "added": .number(counts.added),
        "updated": .number(counts.updated), "unchanged": .number(counts.unchanged),
        "duplicate": .number(counts.duplicate), "untranslated": .number(untranslatedCount),
        "drafts": .number(draftCount), "rejected": .number(rejectedCount),
        "repaired": .number(repairedCount),
      ]
    )
  }

  /// The rules of its format that the file breaks, though it was read.
  package var warningRemarks: [Remark] {
    warnings.map { Remark(.warning, $0.message, at: Failure.Place(file: file, line: $0.line)) }
  }

  /// The units that were not taken.
  package var rejectionRemarks: [Remark] {
    var remarks = rejections.map { rejection in
      let message: Message =
        rejection.identifier.map { tuid in
          Message(
            "report.ofUnit",
            ["what": .message(rejection.reason), "tuid": .quotation(tuid)]
          )
        } ?? rejection.reason
      return Remark(.rejected, message, at: Failure.Place(file: file, line: rejection.line))
    }
    if rejectedCount > rejections.count {
      let rest = Message(
        "report.moreRejected",
        ["count": .number(rejectedCount - rejections.count)]
      )
      remarks.append(Remark(.note, rest, at: Failure.Place(file: file)))
    }
    return remarks
  }
}

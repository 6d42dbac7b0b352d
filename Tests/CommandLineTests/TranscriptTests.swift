import Foundation
import Testing

/// Runs recorded sessions and compares every byte that comes; `Tests/Transcripts/README.md` says how.
@Suite("Transcripts")
struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Transcripts")

  @Test(
    "every command and every address of the server answers as recorded",
    arguments: [
      "annotate", "arabic", "check", "glossary", "history", "look-up", "memory", "people", "server",
    ]
  )
  func answersAsRecorded(name: String) throws {
    let path = Self.folder.appending(path: name + ".transcript")
    let recorded = try String(contentsOf: path, encoding: .utf8)
    let commands = recorded.split(separator: "\n").filter { $0.hasPrefix("$ ") }
    #expect(!commands.isEmpty)
    let desk = try Desk()
    #expect(try desk.shell("cp '\(Self.folder.path)'/files/* .").status == 0)
    var answers = ""
    for command in commands { answers += try Self.answer(to: command, at: desk) }
    if ProcessInfo.processInfo.environment["DRAGOMAN_RECORD"] != nil {
      try answers.write(to: path, atomically: true, encoding: .utf8)
    }
    for (line, expected) in zip(answers.split(separator: "\n"), recorded.split(separator: "\n"))
    where line != expected {
      Issue.record("\(name): came\n\(line)\nand was recorded as\n\(expected)")
      break
    }
    #expect(answers.count == recorded.count)
  }

  private static func answer(to command: Substring, at desk: Desk) throws -> String {
    let run = try desk.shell(
      ". '\(folder.path)/prelude.sh'; exec 2>&1; \(command.dropFirst(2))"
    )
    var output = replacingWhatVaries(run.output)
    if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
    let status = run.status == 0 ? "" : "[exit \(run.status)]\n"
    return "\(command)\n\(output)\(status)"
  }

  /// Replaces dates of today, sizes, hashes, versions and paths by an ellipsis.
  private static func replacingWhatVaries(_ text: String) -> String {
    let today = Date.now.formatted(.iso8601.year().month().day().dateSeparator(.omitted))
    var text = text
    for (pattern, replacement) in [
      ("\(today)T[0-9]{6}Z", "…"), ("[0-9]+ (bytes|KB|MB|kB)", "… $1"),
      ("\"byteCount\":[0-9]+", "\"byteCount\":…"), ("\"bytes\":[0-9]+", "\"bytes\":…"),
      ("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", "…"),
      ("(?:/[^/ \"]+)+/(?=[A-Za-z.-]+\\.sqlite)", "…/"),
      ("creationtoolversion=\"[0-9.]+\"", "creationtoolversion=\"…\""),
      ("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(:\\d{2})?", "…"), ("[0-9.]+ s\\b", "… s"),
      ("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:…"), ("[0-9a-f]{16,64}", "…"),
    ] {
      text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    }
    return text
  }
}

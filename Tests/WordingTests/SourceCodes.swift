import Foundation

/// The codes of messages as the sources of the program use them.
struct SourceCodes {
  /// A code in the sources.
  struct Use: Hashable {
    let code: String
    /// The names of its arguments; `nil` where they are not written beside it.
    let arguments: Set<String>?
    let file: String
  }

  static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// The Swift sources, by their path below `Sources`.
  static let files: [(path: String, text: String)] = {
    let found = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .compactMap { file in
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        return (String(file.path.dropFirst(sources.path.count + 1)), text)
      }
  }()

  let uses: [Use]

  /// Finds the codes of the known areas; those that a name completes end with a stop and a star.
  init(areas: Set<String>) {
    let literal = /"([a-z]+)\.([A-Za-z0-9-]*)(\\\()?/
    let list = /"(?:,\s*\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\]]*\])*\])*)\])?/
    uses = Self.files.filter { !Self.columnFiles.contains($0.path) }.flatMap { file in
      file.text.matches(of: literal).compactMap { match -> Use? in
        guard areas.contains(String(match.1)), match.3 != nil || !match.2.isEmpty else {
          return nil
        }
        if match.3 != nil {
          return Use(code: "\(match.1).*", arguments: nil, file: file.path)
        }
        guard let rest = file.text[match.range.upperBound...].prefixMatch(of: list),
          !Self.suffixes.contains(String(match.2))
        else { return nil }
        let names = rest.1.map { list in
          let own = list.replacing(/\[[^\[\]]*\]/, with: "")
          return Set(own.matches(of: /"([A-Za-z]+)":/).map { String($0.1) })
        }
        return Use(code: "\(match.1).\(match.2)", arguments: names, file: file.path)
      }
    }
  }

  /// Files that name the columns of tables, which would else look like codes.
  private static let columnFiles: Set = ["SQLiteStore/ConceptRows.swift"]
  /// How names of files end that would else look like codes.
  private static let suffixes: Set = ["js", "srx", "txt", "xml"]
}

/// The sentences of a table, by their codes.
struct WordingTable: Sendable {
  /// A sentence in both languages.
  struct Row: Hashable, Sendable {
    let english: Template
    let arabic: Template

    /// Returns the sentence in a language.
    subscript(language: WordingLanguage) -> Template {
      language == .arabic ? arabic : english
    }
  }

  /// What every front end says.
  static let messages = WordingTable(PackageResources.messages_tsv)
  /// What the command line adds: which option or command helps.
  ///
  /// A code may have several lines; the first whose options the command has is taken.
  static let commandLineHints = WordingTable(PackageResources.hints_cli_tsv)
  /// What pages and the API add.
  static let webHints = WordingTable(PackageResources.hints_web_tsv)

  private let rows: [String: [Row]]

  /// Reads a table: code, tab, English, tab, Arabic; lines that begin with `#` are comments.
  ///
  /// - Precondition: Each line has three fields.
  init(_ table: [UInt8]) {
    var rows: [String: [Row]] = [:]
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n")
    where line.first != "#" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      precondition(fields.count == 3, "a message has a code and two sentences (was \(line))")
      rows[fields[0], default: []]
        .append(Row(english: Template(fields[1]), arabic: Template(fields[2])))
    }
    self.rows = rows
  }

  /// The codes of the table.
  var codes: Set<String> { Set(rows.keys) }

  /// Returns the sentences of a code, in the order of the table; none where there is none.
  func rows(_ code: String) -> [Row] { rows[code] ?? [] }
}

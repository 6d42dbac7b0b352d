import Model
import Wording
import Workbench

/// What a client is told, command by command.
///
/// Reference: RFC 2229, "A Dictionary Server Protocol". Passwords (`AUTH`) are not taken: the protocol compares
/// MD5 sums of them, for which they would have to be kept as they are.
struct DICTSession {
  /// What comes of one line.
  struct Answer {
    var reply = DICTReply()
    /// Whether the client is sent away.
    var isLast = false
  }

  private let desk: DICTDesk
  private var hasMIME = false
  private var count = 0

  /// The most concepts of one definition.
  private static let maximumDefinitionCount = 100

  init(_ desk: DICTDesk) { self.desk = desk }

  /// Greets a client, or sends it away.
  func greeting(identifier: String) -> Answer {
    var answer = Answer()
    do {
      _ = try desk.principal()
      let version = desk.configuration.version
      answer.reply.status(220, "dragoman \(version) <mime> <\(identifier)@dragoman>")
    } catch {
      say(error, &answer)
      answer.isLast = true
    }
    return answer
  }

  /// Answers a line.
  mutating func answer(_ line: DICTLine) -> Answer {
    var answer = Answer()
    count += 1
    guard case .text(let bytes) = line else {
      answer.reply.status(500, "Syntax error, the line is too long")
      return answer
    }
    guard let text = String(validating: bytes, as: UTF8.self), let command = DICTCommand(text)
    else {
      answer.reply.status(501, "Syntax error, illegal parameters")
      return answer
    }
    do {
      try run(command, &answer)
    } catch {
      say(error, &answer)
    }
    return answer
  }

  private mutating func run(_ command: DICTCommand, _ answer: inout Answer) throws {
    let arguments = Array(command.arguments)
    switch (command.name, arguments.count) {
    case ("DEFINE", 2): try define(arguments[1], in: arguments[0], &answer.reply)
    case ("MATCH", 3):
      try match(arguments[2], by: arguments[1], in: arguments[0], &answer.reply)
    case ("SHOW", 1...2): try show(arguments, &answer.reply)
    case ("CLIENT", _): answer.reply.status(250, "ok")
    case ("STATUS", 0): answer.reply.status(210, "status [commands: \(count)]")
    case ("HELP", 0):
      answer.reply.status(113, "help text follows")
      answer.reply.text(Self.help, hasHeader: hasMIME)
      answer.reply.status(250, "ok")
    case ("QUIT", 0):
      answer.reply.status(221, "Closing Connection")
      answer.isLast = true
    case ("OPTION", 1) where arguments[0].uppercased() == "MIME":
      hasMIME = true
      answer.reply.status(250, "ok - using MIME headers")
    case ("OPTION", 1): answer.reply.status(503, "Command parameter not implemented")
    case ("AUTH", 2): answer.reply.status(531, "Access denied, nobody logs in here")
    case ("SASLAUTH", _), ("SASLRESP", _): answer.reply.status(502, "Command not implemented")
    case ("DEFINE", _), ("MATCH", _), ("SHOW", _), ("STATUS", _), ("HELP", _), ("QUIT", _),
      ("OPTION", _), ("AUTH", _):
      answer.reply.status(501, "Syntax error, illegal parameters")
    default: answer.reply.status(500, "Syntax error, command not recognized")
    }
  }

  // MARK: Commands

  private func define(_ word: String, in name: String, _ reply: inout DICTReply) throws {
    guard let databases = try databases(name) else {
      return reply.status(550, "Invalid database, use \"SHOW DB\" for list of databases")
    }
    let names = names(databases)
    var entries: [LookupEntry] = []
    if !databases.isEmpty {
      var lookup = Lookup.Request(word)
      lookup.isWhole = true
      lookup.exampleLimit = 0
      lookup.limit = Self.maximumDefinitionCount
      lookup.glossaries = databases.map(\.record.name)
      entries = try desk.run(Lookup.self, lookup).entries
    }
    if name == "!",
      let first = databases.first(where: { database in
        entries.contains { $0.glossary == database.record.name }
      })
    {
      entries = entries.filter { $0.glossary == first.record.name }
    }
    guard !entries.isEmpty else { return reply.status(552, "No match") }
    reply.status(150, "\(entries.count) definitions retrieved")
    for entry in entries {
      let word = DICTReply.quoted(entry.term.text)
      let title = DICTReply.quoted(entry.glossary)
      reply.status(151, "\(word) \(names[entry.glossary] ?? "-") \(title)")
      let text = entry.text(in: desk.configuration.wording, isolates: false)
      reply.text(String(text.dropLast()), hasHeader: hasMIME)
    }
    reply.status(250, "ok")
  }

  private func match(
    _ word: String,
    by strategy: String,
    in name: String,
    _ reply: inout DICTReply
  ) throws {
    guard let databases = try databases(name) else {
      return reply.status(550, "Invalid database, use \"SHOW DB\" for list of databases")
    }
    guard let strategies = DICTStrategy.named(strategy) else {
      return reply.status(551, "Invalid strategy, use \"SHOW STRAT\" for a list of strategies")
    }
    let names = names(databases)
    var found: [FindHeadwords.Headword] = []
    for strategy in strategies where found.isEmpty && !databases.isEmpty {
      var request = FindHeadwords.Request(word, strategy.strategy)
      request.glossaries = databases.map(\.record.name)
      found = try desk.run(FindHeadwords.self, request)
    }
    if name == "!",
      let first = databases.first(where: { database in
        found.contains { $0.glossary == database.record.name }
      })
    {
      found = found.filter { $0.glossary == first.record.name }
    }
    guard !found.isEmpty else { return reply.status(552, "No match") }
    reply.status(152, "\(found.count) matches found")
    list(found.map { (names[$0.glossary] ?? "-", $0.text) }, &reply)
    reply.status(250, "ok")
  }

  private func show(_ arguments: [String], _ reply: inout DICTReply) throws {
    switch (arguments[0].uppercased(), arguments.count) {
    case ("DB", 1), ("DATABASES", 1):
      let databases = try desk.databases()
      guard !databases.isEmpty else { return reply.status(554, "No databases present") }
      reply.status(110, "\(databases.count) databases present")
      list(databases.map { ($0.name, $0.record.name) }, &reply)
    case ("STRAT", 1), ("STRATEGIES", 1):
      reply.status(111, "\(DICTStrategy.allCases.count) strategies present")
      list(DICTStrategy.allCases.map { ($0.rawValue, $0.summary) }, &reply)
    case ("SERVER", 1):
      reply.status(114, "server information follows")
      reply.text(try serverText(), hasHeader: hasMIME)
    case ("INFO", 2):
      guard let database = try desk.databases().first(where: { $0.name == arguments[1] }) else {
        return reply.status(550, "Invalid database, use \"SHOW DB\" for list of databases")
      }
      reply.status(112, "database information follows")
      reply.text(text(of: database), hasHeader: hasMIME)
    case ("DB", _), ("DATABASES", _), ("STRAT", _), ("STRATEGIES", _), ("SERVER", _), ("INFO", _):
      return reply.status(501, "Syntax error, illegal parameters")
    default: return reply.status(503, "Command parameter not implemented")
    }
    reply.status(250, "ok")
  }

  // MARK: Parts of answers

  /// Returns the databases of a name, `*` or `!`; `nil` if there is none of the name.
  private func databases(_ name: String) throws -> [DICTDatabase]? {
    let all = try desk.databases()
    if name == "*" || name == "!" { return all }
    return all.first { $0.name == name }.map { [$0] }
  }

  private func names(_ databases: [DICTDatabase]) -> [String: String] {
    Dictionary(databases.map { ($0.record.name, $0.name) }) { first, _ in first }
  }

  /// Adds a text with a name and a text in quotation marks on each line.
  private func list(_ rows: [(String, String)], _ reply: inout DICTReply) {
    let lines = rows.map { "\($0.0) \(DICTReply.quoted($0.1))" }
    reply.text(lines.joined(separator: "\n"), hasHeader: hasMIME)
  }

  private func text(of database: DICTDatabase) -> String {
    let (record, wording) = (database.record, desk.configuration.wording)
    return [
      record.name,
      wording.sentence(Message("content.concepts", ["count": .number(record.conceptCount)])),
      wording.sentence(Message("content.terms", ["count": .number(record.termCount)])),
    ].joined(separator: "\n")
  }

  private func serverText() throws -> String {
    let databases = try desk.databases().map(text)
    return (["dragoman \(desk.configuration.version)"] + databases).joined(separator: "\n\n")
  }

  /// Says an error as far as it is the client's business.
  private func say(_ error: any Error, _ answer: inout Answer) {
    switch error {
    case is DICTDesk.Refused, is PermissionError:
      answer.reply.status(530, "Access denied, this library asks who one is; see its administrator")
      answer.isLast = true
    case is InterruptionError:
      answer.reply.status(420, "Server temporarily unavailable, the answer takes too long")
    default: answer.reply.status(420, "Server temporarily unavailable")
    }
  }

  private static let help = """
    DEFINE database word         -- look a word up, in any form
    MATCH database strategy word -- terms that are like a word
    SHOW DB                      -- list the databases, a glossary each
    SHOW STRAT                   -- list the strategies; . is form, else lev
    SHOW INFO database           -- what is in a database
    SHOW SERVER                  -- what is here
    OPTION MIME                  -- headers before texts
    CLIENT text                  -- say who you are
    STATUS                       -- whether all is well
    HELP                         -- this text
    QUIT                         -- leave
    The database * is all, ! the first in which something is found.
    """
}

import Foundation
import JSON
import Testing
import Workbench

/// The options of commands and the description of the API are written by hand; here they are held to the
/// tables of the operations, which have names, ranges and defaults once.
@Suite("Parameters of operations")
struct ParameterTests {
  /// Where front ends show an operation's parameters.
  struct Place: Sendable, CustomTestStringConvertible {
    let operation: String
    let command: [String]
    let method: String
    let path: String?
    /// The options that only choose how the command reads and writes.
    let ownOptions: Set<String>
    /// The parameters that only choose how the server reads and writes.
    let ownParameters: Set<String>
    let parameters: [Shown]

    var testDescription: String { operation }

    init<Chosen: ParameterizedOperation>(
      _ operation: Chosen.Type,
      command: [String],
      own: Set<String> = [],
      method: String = "get",
      path: String? = nil,
      ownParameters: Set<String> = []
    ) {
      self.operation = operation.name.rawValue
      self.command = command
      self.method = method
      self.path = path
      ownOptions = own
      self.ownParameters = ownParameters
      parameters = operation.parameters.map { parameter in
        Shown(
          name: parameter.name,
          option: parameter.option,
          kind: Shown.Kind(parameter.kind),
          text: parameter.text(operation.defaults)
        )
      }
    }
  }

  /// A parameter without the type of its request.
  struct Shown: Sendable {
    enum Kind: Hashable, Sendable {
      case text
      case flag
      case number(ClosedRange<Int>)
      case names
      case choice([String])

      init<Request>(_ kind: Parameter<Request>.Kind) {
        self =
          switch kind {
          case .text, .language: .text
          case .flag: .flag
          case .number(let range): .number(range)
          case .names: .names
          case .choice(let known): .choice(known)
          }
      }
    }

    let name: String
    let option: String?
    let kind: Kind
    let text: String?
  }

  static let places = [
    Place(
      Lookup.self,
      command: ["lookup"],
      own: ["format"],
      path: "/lookup",
      ownParameters: ["q"]
    ),
    Place(
      Match.self,
      command: ["memory", "match"],
      own: ["format", "input", "exhaustive"],
      path: "/match",
      ownParameters: ["q"]
    ),
    Place(
      Concordance.self,
      command: ["memory", "concordance"],
      own: ["format"],
      path: "/concordance",
      ownParameters: ["q"]
    ),
    Place(
      Annotate.self,
      command: ["annotate"],
      own: [
        "format", "all", "encoding", "domain", "stop-list", "first-only", "output-directory",
      ],
      method: "post",
      path: "/annotate",
      ownParameters: ["format", "name"]
    ),
    Place(
      Brief.self,
      command: ["brief"],
      own: ["format", "all", "encoding"],
      method: "post",
      path: "/brief",
      ownParameters: ["format", "name"]
    ),
    Place(
      Segment.self,
      command: ["segment"],
      own: ["format", "all", "encoding", "rules", "explain"],
      method: "post",
      path: "/segment",
      ownParameters: ["name"]
    ),
    Place(
      Check.self,
      command: ["check"],
      own: ["format", "all", "encoding", "source", "memory", "baseline", "brief"],
      method: "post",
      path: "/check",
      ownParameters: ["format", "name"]
    ),
    Place(
      PackageArticles.self,
      command: ["package"],
      own: ["format", "all", "encoding", "collect"]
    ),
    Place(
      ExtractTerms.self,
      command: ["glossary", "extract"],
      own: ["format", "all", "encoding"],
      method: "post",
      path: "/extract",
      ownParameters: ["name"]
    ),
    Place(
      HarvestTerms.self,
      command: ["glossary", "harvest"],
      own: ["format", "term"],
      method: "post",
      path: "/harvest",
      ownParameters: ["name", "term"]
    ),
    Place(Analyze.self, command: ["analyze"], own: ["format", "all", "encoding"]),
    Place(
      ListConcepts.self,
      command: ["glossary", "list"],
      own: ["format"],
      path: "/glossaries/{name}/concepts",
      ownParameters: ["name"]
    ),
    Place(
      ImportGlossary.self,
      command: ["glossary", "import"],
      own: ["format", "name"],
      method: "post",
      path: "/glossaries/{name}/import",
      ownParameters: ["name", "file"]
    ),
    Place(
      ExportGlossary.self,
      command: ["glossary", "export"],
      own: ["name"],
      path: "/glossaries/{name}/export",
      ownParameters: ["name"]
    ),
    Place(ListProposals.self, command: ["review", "list"], own: ["format"], path: "/review"),
    Place(History.self, command: ["history", "list"], own: ["format"], path: "/history"),
    Place(
      ImportMemory.self,
      command: ["memory", "import"],
      own: ["format", "name", "rejected", "check"],
      method: "post",
      path: "/memories/{name}/import",
      ownParameters: ["name", "file"]
    ),
    Place(
      ExportMemory.self,
      command: ["memory", "export"],
      own: ["name"],
      path: "/memories/{name}/export",
      ownParameters: ["name"]
    ),
  ]

  /// The options that every command has.
  private static let common: Set<String> = [
    "library", "output", "quiet", "color", "help", "version",
  ]

  @Test("the options of a command are those of its operation", arguments: places)
  func commandFits(_ place: Place) throws {
    let run = try Desk().run(["--experimental-dump-help"])
    let help = JSONField(try JSONReader.read(Array(run.output.utf8)))
    var command = help["command"]
    for name in place.command {
      command = try #require(
        try command["subcommands"].elements().first { try $0["commandName"].string() == name }
      )
    }
    var found: [String: JSONField] = [:]
    for argument in try command["arguments"].elements() {
      for name in try argument["names"].optional?.elements() ?? []
      where try name["kind"].string() == "long" {
        found[try name["name"].string()] = argument
      }
    }
    for parameter in place.parameters {
      guard let option = parameter.option else { continue }
      let declared = found.removeValue(forKey: option)
      let argument = try #require(declared, "--\(option) is missing")
      let isFlag = try argument["kind"].string() == "flag"
      #expect(isFlag == (parameter.kind == .flag), "--\(option)")
      #expect(
        try argument["isRepeating"].bool() == (parameter.kind == .names),
        "--\(option) can be given again"
      )
      // An option with a conversion of its own shows no default; it has that of the request.
      if let shown = try argument["defaultValue"].optional?.string() {
        #expect(shown == parameter.text, "--\(option)")
      } else if case .number = parameter.kind {
        Issue.record("--\(option) shows no default")
      }
      if let values = try argument["allValues"].optional?.strings() {
        #expect(.choice(values) == parameter.kind, "--\(option)")
      }
    }
    #expect(Set(found.keys).subtracting(Self.common) == place.ownOptions)
  }

  @Test("the API describes the parameters of its operation", arguments: places)
  func descriptionFits(_ place: Place) throws {
    guard let path = place.path else { return }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/WebServer/Resources/openapi.json")
    let text = try Data(contentsOf: file)
    let description = JSONField(try JSONReader.read(Array(text)))
    let operation = description["paths"][path][place.method]
    var found: [String: JSONField] = [:]
    for parameter in try operation["parameters"].elements() {
      found[try parameter["name"].string()] = parameter["schema"]
    }
    for parameter in place.parameters {
      let described = found.removeValue(forKey: parameter.name)
      let schema = try #require(described, "\(parameter.name) is not described")
      let kind = try Self.kind(of: schema)
      #expect(kind == parameter.kind, "\(parameter.name)")
      guard parameter.kind != .text, parameter.kind != .names else { continue }
      #expect(try Self.text(of: schema["default"]) == parameter.text, "\(parameter.name)")
    }
    #expect(Set(found.keys) == place.ownParameters)
  }

  private static func kind(of schema: JSONField) throws -> Shown.Kind {
    switch try schema["type"].string() {
    case "integer": .number(try schema["minimum"].int()...schema["maximum"].int())
    case "boolean": .flag
    case "array": .names
    default:
      if let known = try schema["enum"].optional?.strings() { .choice(known) } else { .text }
    }
  }

  private static func text(of field: JSONField) throws -> String? {
    switch field.value {
    case .null: nil
    case .int(let number): "\(number)"
    case .bool(let isTrue): "\(isTrue)"
    default: try field.string()
    }
  }
}

import ArgumentParser
import Files
import Model
import Wording
import Workbench

/// The people of a shared library.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Looks after the people of a shared library: roles, passwords, tokens.",
    discussion: """
      Example: dragoman user add huda --role reviewer

      As soon as a library has people, its server asks everybody who they are. Who opens the library by \
      commands is its owner, and is not asked.
      """,
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserPasswordCommand.self, UserTokenCommand.self,
      UserRemoveCommand.self,
    ]
  )
}

/// For what a role holds.
struct PlaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The role is for this glossary only.", valueName: "name"))
  var glossary: String?

  @Option(help: ArgumentHelp("The role is for this memory only.", valueName: "name"))
  var memory: String?

  /// The place; `nil` where none is named.
  var place: Place? { glossary.map(Place.glossary) ?? memory.map(Place.memory) }

  func validate() throws {
    guard glossary == nil || memory == nil else {
      throw ValidationError("a role is for a glossary or for a memory, not for both")
    }
  }
}

struct UserAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds somebody, or gives somebody another role.",
    discussion: """
      Example: dragoman user add huda --role reviewer
               dragoman user add acme-desk --role reader --memory acme

      A reader looks up, annotates and checks; a proposer also proposes; a reviewer also decides, edits and \
      imports; an admin does everything. A memory that is given to somebody by name is closed to all others but \
      admins. Nothing is asked: a password is set with user password, and who has none uses tokens.
      """
  )

  @OptionGroup var report: ReportOptions
  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("The role: \(names(Role.allCases)).", valueName: "role"),
    transform: { try choice($0) }
  )
  var role: Role

  func run() async throws {
    let request = AddPerson.Request(name, role, in: place.place ?? .library)
    try report.write(.create) { try $0.run(AddPerson.self, request) }
  }
}

struct UserListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists people with their roles, tokens, and when they were last seen.",
    discussion: "Example: dragoman user list"
  )

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try report.write { try $0.run(ListPeople.self, ()) }
  }
}

struct UserPasswordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password",
    abstract: "Gives somebody a password, and ends the sessions of the old one.",
    discussion: """
      Example: dragoman user password huda
               dragoman user password huda <password.txt

      On a terminal the password is asked for and not shown; else it is the first line of standard input.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String

  func run() async throws {
    let library = try OpenLibrary(library, .required, common)
    defer { library.close() }
    let question = Words.plain.sentence(Message("person.askPassword"))
    guard let password = readHiddenLine(asking: question) else {
      throw Failure(Message("person.noPassword"), file: "standard input")
    }
    try library.run(SetPassword.self, (name, password))
    try report(Message("person.passwordSet", ["name": .quotation(name)]), common)
  }
}

struct UserTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Makes a token for a program of somebody, and prints it alone on the last line.",
    discussion: """
      Example: dragoman user token huda --expires 2027-01-01
               dragoman user token huda --revoke

      A token is shown once and kept as a hash. It does what its person may do, or less with --role.
      """
  )

  @OptionGroup var report: ReportOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("When it ends: a day, or a time of UTC.", valueName: "date"))
  var expires: String?

  @Option(
    help: ArgumentHelp("The most that it lets a program be.", valueName: "role"),
    transform: { try choice($0) }
  )
  var role: Role?

  @Flag(help: "End all tokens of the person, and make none.")
  var revoke = false

  func validate() throws {
    if revoke, expires != nil || role != nil {
      throw ValidationError("--revoke makes no token")
    }
  }

  func run() async throws {
    guard !revoke else { return try end() }
    var request = MakeToken.Request(name)
    request.end = expires
    request.role = role
    try report.write(.required) { try $0.run(MakeToken.self, request) }
  }

  private func end() throws {
    let library = try OpenLibrary(report.library, .required, report.common)
    defer { library.close() }
    let count = try library.run(RevokeTokens.self, name)
    try report(
      Message("person.tokensRevoked", ["name": .quotation(name), "count": .number(count)]),
      report.common
    )
  }
}

struct UserRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes somebody with tokens and sessions, or takes one role away.",
    discussion: """
      Example: dragoman user remove huda
               dragoman user remove huda --glossary desk
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var place: PlaceOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String

  func run() async throws {
    let library = try OpenLibrary(library, .required, common)
    defer { library.close() }
    try library.run(RemovePerson.self, (name, place.place))
    try report(Message("person.removed", ["name": .quotation(name)]), common)
  }
}

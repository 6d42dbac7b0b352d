import ArgumentParser
import Files
import Model
import WebServer
import Workbench

#if canImport(Glibc)
import CMalloc
#endif

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves pages and an HTTP API over the library.",
    discussion: """
      Example: dragoman serve --port 8080

      Pages are at /, the API at /api/v1, its description at /api/v1/openapi.json. CAT tools find \
      the protocols of tmserver and amaGama at /tmserver and that of MyMemory at /get. The server \
      listens on this machine only; any other address needs a token, or a library with people (see user).
      """
  )

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port; 0 is any that is free.", valueName: "number"))
  var port = 8080

  @Option(help: ArgumentHelp("What clients have to show.", valueName: "secret"))
  var token: String?

  @Option(help: ArgumentHelp("A file whose first line is the token.", valueName: "path"))
  var tokenFile: String?

  @Option(
    help: ArgumentHelp("The longest that an answer may take to work out.", valueName: "seconds")
  )
  var timeLimit = 60

  @Option(
    help: ArgumentHelp(
      "The address of a proxy that says who sends a request, in the header of --user-header.",
      valueName: "address"
    )
  )
  var trustedProxy: String?

  @Option(
    help: ArgumentHelp("The header in which the trusted proxy names the user.", valueName: "name")
  )
  var userHeader: String?

  @Flag(name: .shortAndLong, help: "Log errors only, not each request.")
  var quiet = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("a port is from 0 to 65535 (was \(port))")
    }
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("a time limit is from 1 to 86400 seconds (was \(timeLimit))")
    }
    guard (trustedProxy == nil) == (userHeader == nil) else {
      throw ValidationError("--trusted-proxy and --user-header are given together")
    }
    if token != nil, tokenFile != nil {
      throw ValidationError("give the token or a file with it, not both")
    }
  }

  func run() async throws {
    var configuration = ServerConfiguration()
    configuration.host = host
    configuration.port = port
    configuration.token = try secret()
    configuration.version = Program.version
    configuration.timeoutSeconds = timeLimit
    configuration.logsRequests = !quiet
    configuration.giveMemoryBack = giveMemoryBack
    configuration.trustedProxy = trustedProxy
    guard configuration.setUserHeader(userHeader) else {
      throw Failure(Message("serve.badHeader", ["name": .quotation(userHeader ?? "")]), file: host)
    }
    // Who serves to others without any secret should not first make a library.
    let mustAsk = configuration.token == nil && !configuration.isLoopback
    let location = try library.path
    guard !mustAsk || location.hasPrefix("postgres") || fileExists(location) else {
      throw Failure(Message("serve.needsToken"), file: host)
    }
    let (library, _) = try LibraryOpener.open(location, .create)
    let live = PreparedLibrary(library, for: .manyRequests)
    defer { live.close() }
    if mustAsk {
      let runner = OperationRunner(live, version: Program.version)
      guard try Authentication(runner, address: "").isNeeded() else {
        throw Failure(Message("serve.needsToken"), file: host)
      }
    }
    do {
      try await WebServer(configuration, library: live).run { address in
        tell(Message("serve.serving", ["address": .text(address)]))
      }
    } catch ServerError.cannotListen(let reason) {
      throw Failure(
        Message("serve.cannotListen", ["words": .text(reason)]),
        file: "\(host):\(port)"
      )
    } catch ServerError.stopped(let reason) {
      throw Failure(
        Message("serve.stopped", ["words": .text(reason)]),
        file: "\(host):\(port)"
      )
    }
  }

  /// The token, from the command line or its file.
  private func secret() throws -> String? {
    guard let tokenFile else { return try token.map { try checked($0, from: "--token") } }
    let file = InputFile(tokenFile)
    let line = try file.readText().split(whereSeparator: \.isNewline).first
    return try checked(line.map(String.init) ?? "", from: file.name)
  }

  private func checked(_ token: String, from name: String) throws -> String {
    guard token.utf8.count >= ServerConfiguration.leastTokenLength else {
      throw Failure(
        Message(
          "serve.shortToken",
          [
            "least": .number(ServerConfiguration.leastTokenLength),
            "length": .number(token.utf8.count),
          ]
        ),
        file: name
      )
    }
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Failure(Message("serve.badToken"), file: name)
    }
    return token
  }
}

/// Has the allocator of glibc give back what is free, of all sizes and in the middle too.
@Sendable private func giveMemoryBack() {
  #if canImport(Glibc)
  malloc_trim(0)
  #endif
}

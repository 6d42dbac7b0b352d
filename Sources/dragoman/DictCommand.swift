import ArgumentParser
import DICTServer
import Files
import Model
import Workbench

struct DictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dict",
    abstract: "Serves the glossaries to dictionary programs (DICT, RFC 2229).",
    discussion: """
      Example: dragoman dict & dict -h localhost الكتاب

      Each glossary is a database. A word is found in any form; the strategies are exact, prefix, lev and \
      form. The server listens on this machine only, unless --host says otherwise: then all who reach it \
      read the glossaries. The protocol cannot say who one is, so that a library with people needs the \
      token of one of them (see user token), as whom everybody reads.
      """
  )

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = DICTConfiguration().host

  @Option(help: ArgumentHelp("The port; 0 is any that is free.", valueName: "number"))
  var port = DICTConfiguration().port

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the token of a person of the library.",
      valueName: "path"
    )
  )
  var tokenFile: String?

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("a port is from 0 to 65535 (was \(port))")
    }
  }

  func run() async throws {
    var configuration = DICTConfiguration()
    configuration.host = host
    configuration.port = port
    configuration.version = Program.version
    configuration.wording = Words.plain
    if let tokenFile {
      let line = try InputFile(tokenFile).readText().split(whereSeparator: \.isNewline).first
      configuration.token = line.map(String.init)
    }
    let (library, _) = try LibraryOpener.open(try library.path, .required)
    let live = PreparedLibrary(library, for: .manyRequests)
    defer { live.close() }
    let server = DICTServer(configuration, library: live)
    guard try server.mayRead() else {
      throw Failure(Message("dict.needsToken"), file: host, kind: .forbidden)
    }
    do {
      try await server.run { [host] port in
        let name = host.contains(":") ? "[\(host)]" : host
        tell(Message("serve.serving", ["address": .text("dict://\(name):\(port)/")]))
      }
    } catch {
      throw Failure(
        Message("serve.cannotListen", ["words": .text("\(error)")]),
        file: "\(host):\(port)"
      )
    }
  }
}

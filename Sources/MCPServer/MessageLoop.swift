package import Files
import JSON
import Model
package import Workbench

/// Serves one client on a pair of streams: a message a line in, an answer a line out, until the input ends.
///
/// Nothing but answers is written. One message is served at a time, in the order in which they come; what is too long
/// is answered and passed over, whatever its length.
package struct MessageLoop {
  private let server: MCPServer
  private let runner: OperationRunner
  private let seconds: Int
  private var peer = Peer()

  /// Creates a loop.
  ///
  /// - Parameters:
  ///   - server: Answers.
  ///   - runner: Runs operations for the person whose program the client is.
  ///   - seconds: How long one request may take.
  package init(_ server: MCPServer, running runner: OperationRunner, seconds: Int) {
    self.server = server
    self.runner = runner
    self.seconds = seconds
  }

  /// Serves until the input ends.
  ///
  /// - Throws: `FileAccessError`; `OutputFile.ReaderIsGone`.
  package mutating func run(reading input: OpenFile, writing output: OutputFile) throws {
    var lines = MessageLines(limit: MCPServer.maximumByteCount)
    var isAtEnd = false
    while !isAtEnd {
      isAtEnd = try lines.read { try input.readPiece(into: &$0, upTo: 1 << 16) }
      while let line = lines.next(isFinal: isAtEnd) {
        guard let answer = answer(to: line) else { continue }
        try output.write(answer.bytes + [0x0A])
        try output.flush()
      }
    }
  }

  private mutating func answer(to line: MessageLines.Line) -> JSONValue? {
    switch line {
    case .tooLong:
      return MCPServer.answerToTooLong
    case .message(let bytes):
      var runner = runner
      runner.context.interruption = Interruption(deadline: .now + .seconds(seconds))
      do {
        let value = try JSONReader.read(bytes, limits: MCPServer.limits)
        return server.answer(to: value, from: &peer, running: runner).answer
      } catch {
        return MCPServer.answer(to: error)
      }
    }
  }
}

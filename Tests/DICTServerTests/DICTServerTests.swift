import LibraryAccess
import NIOCore
import NIOPosix
import Synchronization
import Testing
import Workbench

@testable import DICTServer

/// The server with sockets.
@Suite("DICT server", .timeLimit(.minutes(20)))
struct DICTServerTests {
  private func run(
    _ configuration: DICTConfiguration = DICTConfiguration(),
    _ test: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    var configuration = configuration
    configuration.port = 0
    let server = DICTServer(
      configuration,
      library: PreparedLibrary(InMemoryLibrary(), for: .manyRequests)
    )
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup { group in
      group.addTask {
        do { try await server.run { continuation.yield($0) } } catch is CancellationError {}
      }
      for await port in ports {
        try await test(port)
        break
      }
      group.cancelAll()
    }
  }

  /// Sends bytes, says that no more comes, and returns what comes back until the server closes.
  private static func exchange(_ text: String, port: Int) async throws -> String {
    let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await client.executeThenClose { input, output in
      if !text.isEmpty { try await output.write(ByteBuffer(string: text)) }
      var received = ""
      for try await piece in input { received += String(buffer: piece) }
      return received
    }
  }

  @Test("commands in one packet are answered in their order, and QUIT ends the connection")
  func answersPipeline() async throws {
    try await run { port in
      let answer = try await Self.exchange("CLIENT x\r\nSTATUS\nSHOW DB\r\nQUIT\r\n", port: port)
      let codes = answer.split(separator: "\r\n").map { String($0.prefix(3)) }
      #expect(codes == ["220", "250", "210", "554", "221"])
    }
  }

  @Test("a client beyond the limit is sent away, and one that is silent too")
  func limitsClients() async throws {
    var configuration = DICTConfiguration()
    configuration.maximumConnectionCount = 0
    try await run(configuration) { port in
      let answer = try await Self.exchange("", port: port)
      #expect(answer.hasPrefix("420 "))
    }
    configuration.maximumConnectionCount = 4
    configuration.idleSeconds = 5
    try await run(configuration) { port in
      let answer = try await Self.exchange("", port: port)
      #expect(answer.hasPrefix("220 ") && answer.split(separator: "\r\n").count == 1)
    }
  }
}

import Files
import Logging
import NIOCore
import NIOPosix
import Synchronization
package import Workbench

/// The glossaries of a library for dictionary programs, by the protocol of RFC 2229.
///
/// Each client has a task of its own, which waits without a thread; what a command asks for is done on a few
/// threads, since it reads the library. The commands of a client are answered in their order.
package struct DICTServer: Sendable {
  private typealias Connection = NIOAsyncChannel<DICTLine, ByteBuffer>

  private let desk: DICTDesk
  private let threads = NIOThreadPool(numberOfThreads: Environment.processorCount)
  private let logger: Logger

  /// Creates a server.
  package init(_ configuration: DICTConfiguration, library: PreparedLibrary) {
    desk = DICTDesk(library, configuration)
    var logger = Logger(label: "dragoman")
    logger.logLevel = .error
    self.logger = logger
  }

  /// Whether clients may read the library: it asks nobody who one is, or the server's token is good.
  ///
  /// - Throws: what the library throws.
  package func mayRead() throws -> Bool {
    do {
      _ = try desk.principal()
      return true
    } catch is DICTDesk.Refused {
      return false
    }
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter onReady: Takes the port once the server listens.
  /// - Throws: When the address cannot be had.
  package func run(onReady: @Sendable (Int) -> Void) async throws {
    let configuration = desk.configuration
    threads.start()
    defer { threads.shutdownGracefully { _ in } }
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(host: configuration.host, port: configuration.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try Self.prepare(channel, idleSeconds: configuration.idleSeconds)
        }
      }
    onReady(server.channel.localAddress?.port ?? 0)
    let count = Counter()
    try await server.executeThenClose { clients in
      try await withThrowingDiscardingTaskGroup { group in
        for try await client in clients {
          let number = count.begin()
          group.addTask {
            await serve(client, number)
            count.end()
          }
        }
      }
    }
  }

  private static func prepare(_ channel: any Channel, idleSeconds: Int) throws -> Connection {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(Int64(idleSeconds))))
    try pipeline.addHandler(IdleCloser())
    try pipeline.addHandler(ByteToMessageHandler(DICTLineDecoder()))
    return try Connection(
      wrappingChannelSynchronously: channel,
      configuration: Connection.Configuration(isOutboundHalfClosureEnabled: false)
    )
  }

  /// Talks with a client until it leaves; an error of its connection ends that one alone.
  private func serve(_ client: Connection, _ number: (client: Int, present: Int)) async {
    do {
      try await client.executeThenClose { lines, output in
        guard number.present <= desk.configuration.maximumConnectionCount else {
          var reply = DICTReply()
          reply.status(420, "Server temporarily unavailable, there are too many clients")
          return try await output.write(ByteBuffer(bytes: reply.bytes))
        }
        var session = DICTSession(desk)
        let start = session
        let greeting = try await threads.runIfActive {
          start.greeting(identifier: "\(number.client).\(UInt32.random(in: 0 ... .max))")
        }
        try await output.write(ByteBuffer(bytes: greeting.reply.bytes))
        guard !greeting.isLast else { return }
        for try await line in lines {
          let current = session
          let (next, answer) = try await threads.runIfActive {
            var session = current
            let answer = session.answer(line)
            return (session, answer)
          }
          session = next
          try await output.write(ByteBuffer(bytes: answer.reply.bytes))
          guard !answer.isLast else { return }
        }
      }
    } catch is ChannelError {
      // The client has gone.
    } catch is IOError {
      // So it has here.
    } catch is CancellationError {
      // The server ends.
    } catch {
      logger.error("connection failed", metadata: ["error": "\(error)"])
    }
  }
}

/// Counts clients.
private final class Counter: Sendable {
  private let counts = Mutex((all: 0, present: 0))

  /// Counts a client that comes; returns its number, and how many there are now.
  func begin() -> (client: Int, present: Int) {
    counts.withLock { counts in
      counts.all += 1
      counts.present += 1
      return (counts.all, counts.present)
    }
  }

  /// Counts a client that leaves.
  func end() { counts.withLock { $0.present -= 1 } }
}

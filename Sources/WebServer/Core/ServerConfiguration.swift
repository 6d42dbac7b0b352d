import HTTPTypes

/// How the server is reached, by whom, and what it accepts.
package struct ServerConfiguration: Sendable {
  /// The address to listen on: a name or an IP address.
  package var host = "127.0.0.1"
  /// The port; 0 lets the system choose one.
  package var port = 8080
  /// What a client has to show; `nil` is for loopback only.
  package var token: String?
  /// The address of a proxy that says who sends a request; `nil` trusts none.
  package var trustedProxy: String?
  /// The name of the header field in which that proxy says it.
  private(set) var userHeader: HTTPField.Name?
  /// The fewest characters of a token: fewer could be found by trying.
  package static let leastTokenLength = 16
  /// The program's version, for exported files and the description of the API.
  package var version = ""
  /// The most bytes of a request that is kept in memory: a text, a form, a JSON object.
  package var maximumTextByteCount = 8 << 20
  /// The most bytes of a file that is sent to be imported; it goes to the disk.
  package var maximumFileByteCount = 4 << 30
  /// Whether each request is logged on standard error.
  package var logsRequests = true
  /// The most requests of each kind of work that are worked on or wait for it.
  ///
  /// Those beyond are refused. One whose body is still being sent is none of them.
  package var maximumRequestCount = 512
  /// The most bytes of bodies that are kept in memory, of all requests together.
  package var maximumBodyByteCount = 256 << 20
  /// What has the allocator give back to the system what is free.
  package var giveMemoryBack: @Sendable () -> Void = {}
  /// How long a request may take, in seconds, uploads and downloads aside.
  package var timeoutSeconds = 60

  /// Creates the usual configuration: loopback, port 8080, no token.
  package init() {}

  /// Sets the name of the header in which the trusted proxy says who sends a request; returns whether it can be one.
  package mutating func setUserHeader(_ name: String?) -> Bool {
    userHeader = name.flatMap { HTTPField.Name($0) }
    return (name == nil) == (userHeader == nil)
  }

  /// Whether only this machine can reach the server.
  package var isLoopback: Bool { isLoopbackName(host) }
}

/// Whether a host name or an address means this machine.
func isLoopbackName(_ name: some StringProtocol) -> Bool {
  let name = name.lowercased()
  if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
  let parts = name.split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
}

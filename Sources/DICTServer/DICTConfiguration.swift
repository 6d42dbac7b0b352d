package import Wording

/// How a DICT server is reached, and what it lets clients do.
package struct DICTConfiguration: Sendable {
  /// The address to listen on.
  package var host = "127.0.0.1"
  /// The port; 0 lets the system choose one.
  package var port = 2628
  /// The token of a person of a shared library, as whom everybody reads; clients have none of their own that this
  /// server could check.
  package var token: String?
  /// The program's version.
  package var version = ""
  /// The words in which concepts are described.
  package var wording = Wording.english
  /// The most clients at a time.
  package var maximumConnectionCount = 128
  /// How long a client may be silent, in seconds.
  package var idleSeconds = 600
  /// How long one answer may take to work out, in seconds.
  package var timeoutSeconds = 30

  /// Creates the usual configuration: loopback, port 2628.
  package init() {}
}

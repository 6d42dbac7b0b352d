import NIOCore

/// What a connection may take of the server, and how long.
struct ConnectionLimits: Sendable {
  /// How often the rate of a body that is being sent is looked at.
  var paceInterval = TimeAmount.seconds(15)
  /// The least bytes of a body in one such interval, unless it ends there.
  var leastByteCount = 15 << 10
  /// How long a client that closed its side may still wait for an answer that was not begun.
  ///
  /// One that left and one that only says that nothing more comes look alike.
  var halfClosedPatience = TimeAmount.seconds(1)
  /// How long what a client still sends is taken and dropped after the last answer.
  ///
  /// A connection that is closed before is reset, and the client may never see the answer.
  var farewell = TimeAmount.seconds(2)
  /// How long a connection may be quiet between two requests, or within the head of one.
  var idle = Duration.seconds(60)
  /// The most bytes of a request's target, and of one of its header fields.
  var fieldByteCount = 80 << 10
  /// The most bytes of all header fields of a request.
  var headByteCount = 160 << 10
  /// The most header fields of a request, trailers included.
  var fieldCount = 200
}

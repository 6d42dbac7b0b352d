import Hummingbird
import Logging

/// What is known of a request while it is served.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Where the request comes from, without the port.
  let clientAddress: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    clientAddress = source.channel.remoteAddress?.ipAddress ?? "none"
  }
}

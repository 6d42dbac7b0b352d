import Hummingbird
import Logging
import Model
import Workbench

/// What is known of a request while it is served.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who sends the request; nobody until that was asked.
  var principal = Principal(permissions: [])
  /// Where the request comes from, without the port.
  let clientAddress: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    clientAddress = source.channel.remoteAddress?.ipAddress ?? "none"
  }

  /// Through what the request came: a page, or a program.
  var door: Door {
    switch (endpointPath ?? "").split(separator: "/").first {
    case "mcp": .mcp
    case "api" where endpointPath != "/api": .api
    case "tmserver", "get", "set", "keygen", "v2", "t5memory", "t5memory_service": .api
    default: .web
    }
  }
}

import Hummingbird
import Logging

/// What is known of a request while it is served.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }
}

import Hummingbird
import Logging

/// What is known of a request while it is served.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The most bytes of a JSON object.
  let maxUploadSize = ServerConfiguration().maximumTextByteCount

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
  }
}

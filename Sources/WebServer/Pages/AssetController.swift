import Hummingbird
import Workbench

/// The files that pages need: all of them from this server.
struct AssetController {
  private static let assets: [(name: String, type: String, bytes: [UInt8])] = [
    ("style.css", "text/css; charset=utf-8", PackageResources.style_css),
    ("annotated.css", "text/css; charset=utf-8", Array(AnnotationFormat.styleSheet.utf8)),
    ("desk.js", "text/javascript; charset=utf-8", PackageResources.desk_js),
    ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
  ]

  /// The patterns of the routes.
  static let routes = Set(assets.map { "/assets/\($0.name)" })

  func addRoutes(to router: Router<DeskContext>) {
    for asset in Self.assets {
      let body = ByteBuffer(bytes: asset.bytes)
      router.get("assets/\(asset.name)") { _, _ in
        Response(
          status: .ok,
          headers: [.contentType: asset.type, .cacheControl: "no-cache"],
          body: ResponseBody(byteBuffer: body)
        )
      }
    }
  }
}

import HTTPTypes
import Hummingbird
import Model
import Workbench

/// The files that pages need: all of them from this server.
struct AssetController {
  private static let assets: [(name: String, type: String, bytes: [UInt8])] =
    [
      ("style.css", "text/css; charset=utf-8", PackageResources.style_css),
      ("annotated.css", "text/css; charset=utf-8", Array(AnnotationFormat.styleSheet.utf8)),
      ("icon.svg", "image/svg+xml", PackageResources.icon_svg),
    ]
    + scripts.map {
      (name: $0.name, type: "text/javascript; charset=utf-8", bytes: $0.bytes)
    }

  private static let scripts: [(name: String, bytes: [UInt8])] = [
    ("align.js", PackageResources.align_js), ("annotate.js", PackageResources.annotate_js),
    ("concept.js", PackageResources.concept_js), ("desk.js", PackageResources.desk_js),
    ("import.js", PackageResources.import_js), ("job.js", PackageResources.job_js),
    ("lookup.js", PackageResources.lookup_js), ("terms.js", PackageResources.terms_js),
  ]

  /// The patterns of the routes.
  static let routes = Set(assets.map { "/assets/\($0.name)" })

  func addRoutes(to router: Router<DeskContext>) {
    for asset in Self.assets {
      let body = ByteBuffer(bytes: asset.bytes)
      // A browser asks each time whether it has the present one: an update of the program is seen at once.
      let tag = "\"\(Self.fingerprint(of: asset.bytes))\""
      let headers: HTTPFields = [
        .contentType: asset.type, .cacheControl: "no-cache", .eTag: tag,
      ]
      router.get("assets/\(asset.name)") { request, _ in
        let known = request.headers[.ifNoneMatch] ?? ""
        guard !known.contains(tag) else {
          return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"])
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
      }
    }
  }

  private static func fingerprint(of bytes: [UInt8]) -> String {
    bytes.withUnsafeBytes { String(XXHash64.hash($0), radix: 16) }
  }
}

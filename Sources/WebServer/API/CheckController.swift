import Files
import Hummingbird
import JSON
import Model
import Workbench

/// Checks of translations and texts.
struct CheckController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.post("check") { try await serving($1).check($0, $1) }
  }

  /// Checks what the body is: an object with a target, and a source where there is one; else a file, bilingual
  /// or an article, whose parameters stand in the address.
  @Sendable private func check(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let format = try fields.choice("format", CheckFormat.self) ?? .json
    let file = try await request.article(fields, desk)
    var check = Check.Request(.file(file))
    if let object = file.content.flatMap(Self.object) {
      if let brief = object["brief"].optional { try check.options.readBrief(brief) }
      if !object["target"].isNull, object["segments"].isNull {
        check.subject = try Self.subject(object)
        try Check.read(ObjectParameters(object: object), into: &check)
      }
    }
    try fields.read(Check.self, into: &check)
    let report = try await desk.run(Check.self, check, byteCount: file.weight)
    let bytes = format.bytes(
      of: [report],
      in: Interface(of: request).wording,
      version: desk.configuration.version
    )
    return .bytes(bytes, type: format.mediaType)
  }

  /// The object that a body is; with a target it is a segment, with segments an aligned file.
  private static func object(_ bytes: [UInt8]) -> JSONField? {
    guard bytes.first(where: { !$0.isWhiteSpace }) == UInt8(ascii: "{"),
      let value = try? JSONReader.read(bytes)
    else { return nil }
    return JSONField(value)
  }

  private static func subject(_ object: JSONField) throws -> Check.Subject {
    let target = try object["target"].string()
    guard let source = try object["source"].optional?.string() else { return .text(target) }
    return .segment(source: source, target: target)
  }
}

extension UInt8 {
  fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

import Hummingbird
import JSON

extension Response {
  /// A JSON value.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    .bytes(value.bytes, type: "application/json", status: status)
  }

  /// Bytes of any kind.
  static func bytes(
    _ bytes: [UInt8],
    type: String,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status,
      headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    )
  }

  /// A page.
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    .text(text, type: "text/html; charset=utf-8", status: status)
  }

  /// Text of any kind.
  static func text(
    _ text: String,
    type: String,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    .bytes(Array(text.utf8), type: type, status: status)
  }

  /// Returns the response as a file to save.
  func attached(as name: String) -> Response {
    var response = self
    // RFC 6266, with the extended notation of RFC 8187 for names beyond ASCII.
    response.headers[.contentDisposition] =
      "attachment; filename*=UTF-8''\(percentEncoded(name))"
    return response
  }
}

/// Returns a text with every byte encoded that is not unreserved in RFC 3986.
func percentEncoded(_ text: String) -> String { percentEncoded(text.utf8) }

/// Returns bytes with each one encoded that is not unreserved in RFC 3986.
func percentEncoded(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var encoded: [UInt8] = []
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      encoded.append(byte)
    default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}

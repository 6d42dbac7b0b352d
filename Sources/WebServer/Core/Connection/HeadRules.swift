import HTTPTypes
import Model
import NIOHTTP1

/// Says what is wrong with the head of a request before anything reads it.
///
/// Reference: RFC 9112 (HTTP/1.1), 3.2 (targets and `Host`), 6.1 (transfer codings); RFC 9110, 10.1.1
/// (`Expect`), 15.6.2 (methods that are not known).
struct HeadRules {
  private static let methods: [HTTPMethod] = [
    .GET, .HEAD, .POST, .PUT, .DELETE, .PATCH, .OPTIONS, .TRACE,
  ]

  /// Returns why a request is refused, or `nil` if its head is sound.
  static func problem(of head: HTTPRequestHead) -> Problem? {
    methodProblem(head) ?? hostProblem(head) ?? codingProblem(head) ?? expectationProblem(head)
  }

  /// Whether the client waits for a word before it sends its body.
  static func awaitsContinue(_ head: HTTPRequestHead) -> Bool {
    !head.isOld && head.headers[canonicalForm: "expect"].contains { $0.isContinue }
  }

  private static func methodProblem(_ head: HTTPRequestHead) -> Problem? {
    methods.contains { $0 == head.method }
      ? nil : Problem(.notImplemented, Message("http.unknownMethod"))
  }

  private static func hostProblem(_ head: HTTPRequestHead) -> Problem? {
    let hosts = head.headers["host"]
    guard hosts.count <= 1 else { return Problem.bad(Message("http.severalHosts")) }
    guard hosts.count == 1 || head.isOld else {
      return Problem.bad(Message("http.noHost"))
    }
    guard !head.uri.hasPrefix("/"), head.uri != "*" else { return nil }
    // An absolute target names a host too, which would count before the field.
    let target = head.uri.lowercased()
    guard let start = target.firstRange(of: "://"), let host = hosts.first,
      target[start.upperBound...].prefix(while: { $0 != "/" && $0 != "?" && $0 != "#" })
        == host.lowercased()
    else { return Problem.bad(Message("http.otherHost")) }
    return nil
  }

  private static func codingProblem(_ head: HTTPRequestHead) -> Problem? {
    let codings = head.headers[canonicalForm: "transfer-encoding"]
    guard !codings.isEmpty else { return nil }
    guard !head.isOld else {
      return Problem.bad(Message("http.oldCoding"))
    }
    guard codings.count == 1, codings[0].lowercased() == "chunked" else {
      return Problem(.notImplemented, Message("http.unknownCoding"))
    }
    return nil
  }

  private static func expectationProblem(_ head: HTTPRequestHead) -> Problem? {
    head.headers[canonicalForm: "expect"].allSatisfy(\.isContinue)
      ? nil : Problem(.expectationFailed, Message("http.unknownExpectation"))
  }
}

extension HTTPRequestHead {
  /// Whether the client speaks HTTP/1.0, which knows neither chunks nor further requests.
  var isOld: Bool { version.major == 1 && version.minor == 0 }
}

extension Substring {
  fileprivate var isContinue: Bool { lowercased() == "100-continue" }
}

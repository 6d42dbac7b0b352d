import Hummingbird
import Mustache

/// Makes pages of templates.
struct PageRenderer: Sendable {
  /// The parts of the site, in the order of the navigation: the key of the name, and the address.
  private static let parts = [
    ("lookUp", "/"), ("annotate", "/annotate"), ("check", "/check"), ("memories", "/memories"),
    ("glossaries", "/glossaries"), ("align", "/align"), ("review", "/review"),
    ("history", "/history"), ("api", "/api"),
  ]
  /// The part for those who logged in.
  private static let people = ("people", "/people")

  private let library: MustacheLibrary
  /// Whether one can log out.
  private let hasSessions: Bool
  let messages: Messages

  /// Reads the templates that are built in.
  ///
  /// - Throws: when a template is not well-formed.
  init(hasSessions: Bool = false) throws {
    self.hasSessions = hasSessions
    var library = MustacheLibrary()
    for (name, bytes) in Self.templates {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
    messages = Messages(table: PackageResources.messages_tsv)
  }

  static let templates: [(String, [UInt8])] = [
    ("align", PackageResources.align_mustache),
    ("annotate", PackageResources.annotate_mustache),
    ("annotated", PackageResources.annotated_mustache),
    ("api", PackageResources.api_mustache),
    ("check", PackageResources.check_mustache),
    ("concept", PackageResources.concept_mustache),
    ("glossaries", PackageResources.glossaries_mustache),
    ("glossary", PackageResources.glossary_mustache),
    ("history", PackageResources.history_mustache),
    ("import-report", PackageResources.import_report_mustache),
    ("layout", PackageResources.layout_mustache),
    ("login", PackageResources.login_mustache),
    ("logout", PackageResources.logout_mustache),
    ("lookup", PackageResources.lookup_mustache),
    ("lookup-results", PackageResources.lookup_results_mustache),
    ("memories", PackageResources.memories_mustache),
    ("people", PackageResources.people_mustache),
    ("review", PackageResources.review_mustache),
    ("problem", PackageResources.problem_mustache),
  ]

  /// Returns a whole page.
  ///
  /// - Parameters:
  ///   - template: The template of its content.
  ///   - title: The key of its title.
  ///   - values: What the template shows.
  ///   - request: The request that is answered, for the language and the place in the site.
  ///   - status: The status of the answer.
  /// - Returns: The answer.
  func page(
    _ template: String,
    title: String,
    _ values: [String: Any],
    to request: Request,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let interface = Interface(of: request)
    let words = messages[interface]
    let isLoggedIn = request.cookies[SessionCookie.name] != nil
    let part = "/" + (normalizedPath(request.uri.path).split(separator: "/").first ?? "")
    let layout: [String: Any] = [
      "t": words, "lang": interface.rawValue, "dir": interface.direction,
      "title": words[title] ?? title, "other": interface.other.rawValue,
      "otherHref": address(of: request, in: interface.other),
      "canLogOut": hasSessions || isLoggedIn,
      "styles": (part == "/annotate" ? ["/assets/annotated.css"] : []) + ["/assets/style.css"],
      "nav": (Self.parts + (isLoggedIn ? [Self.people] : [])).map { key, href -> [String: Any] in
        ["href": href, "label": words[key] ?? key, "isCurrent": href == part]
      },
      "content": render(template, values, interface),
    ]
    var response = Response.html(
      library.render(layout, withTemplate: "layout") ?? "",
      status: status
    )
    if request.uri.query?.contains("lang=") == true {
      response.setCookie(
        Cookie(
          name: Interface.cookieName,
          value: interface.rawValue,
          maxAge: 365 * 86_400,
          path: "/",
          sameSite: .lax
        )
      )
    }
    return response
  }

  /// Returns a part of a page, for a script that puts it in its place.
  func fragment(_ template: String, _ values: [String: Any], to request: Request) -> Response {
    .html(render(template, values, Interface(of: request)))
  }

  private func render(_ template: String, _ values: [String: Any], _ interface: Interface) -> String
  {
    var values = values
    values["t"] = messages[interface]
    values["ui"] = interface.rawValue
    values["uiDirection"] = interface.direction
    return library.render(values, withTemplate: template) ?? ""
  }

  /// The address of the same page in another language.
  private func address(of request: Request, in interface: Interface) -> String {
    let path = request.method == .get ? normalizedPath(request.uri.path) : "/"
    let query = request.method == .get ? request.uri.query ?? "" : ""
    let rest = query.split(separator: "&").filter { !$0.hasPrefix("lang=") }
    return path + "?"
      + (rest.map(String.init) + ["lang=\(interface.rawValue)"]).joined(separator: "&")
  }
}

/// Returns a path as it may stand in a link: without empty parts, and with every byte encoded that
/// could mean something to a browser.
///
/// `//evil.com/a` is an address of this server where a request has it, and of another one in a link.
func normalizedPath(_ path: String) -> String {
  let parts = path.split(separator: "/").map { part in
    let bytes = part.utf8.map { byte -> String in
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "%", "!", "$", "&", "'", "(", ")",
        "*", "+", ",", ";", "=", ":", "@":
        return String(scalar)
      default: return percentEncoded([byte])
      }
    }
    return bytes.joined()
  }
  return "/" + parts.joined(separator: "/")
}

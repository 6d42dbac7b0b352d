import Hummingbird
import Mustache

/// Makes pages of templates.
struct PageRenderer: Sendable {
  /// The parts of the site, in the order of the navigation: the key of the name, and the address.
  private static let parts = [
    ("lookUp", "/"), ("annotate", "/annotate"), ("check", "/check"), ("glossaries", "/terms"),
    ("concordance", "/concordance"), ("memories", "/memories"), ("align", "/align"),
    ("review", "/review"), ("history", "/history"),
  ]
  /// What stands at the foot of each page.
  private static let links = [("people", "/people"), ("api", "/api")]
  /// The part of the site to which a page belongs that is none itself.
  private static let homes = [
    "/c": "/terms", "/concepts": "/terms", "/glossaries": "/terms", "/jobs": "/memories",
  ]
  /// The scripts of a page beside that of all pages.
  private static let scripts = [
    "lookup": ["lookup.js"], "annotate": ["annotate.js"], "align": ["align.js"],
    "glossaries": ["import.js"], "memories": ["import.js"], "job": ["job.js"],
    "terms": ["terms.js"], "concept-form": ["concept.js"],
  ]

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
    ("concept-form", PackageResources.concept_form_mustache),
    ("concordance", PackageResources.concordance_mustache),
    ("glossaries", PackageResources.glossaries_mustache),
    ("history", PackageResources.history_mustache),
    ("import-report", PackageResources.import_report_mustache),
    ("job", PackageResources.job_mustache),
    ("layout", PackageResources.layout_mustache),
    ("login", PackageResources.login_mustache),
    ("logout", PackageResources.logout_mustache),
    ("lookup", PackageResources.lookup_mustache),
    ("lookup-results", PackageResources.lookup_results_mustache),
    ("memories", PackageResources.memories_mustache),
    ("memory", PackageResources.memory_mustache),
    ("pages", PackageResources.pages_mustache),
    ("pairs", PackageResources.pairs_mustache),
    ("people", PackageResources.people_mustache),
    ("review", PackageResources.review_mustache),
    ("problem", PackageResources.problem_mustache),
    ("terms", PackageResources.terms_mustache),
    ("undo-import", PackageResources.undo_import_mustache),
  ]

  /// Returns who reads the answer to a request.
  func reader(of request: Request) -> Reader { Reader(of: request, messages) }

  /// Returns a whole page.
  ///
  /// - Parameters:
  ///   - template: The template of its content.
  ///   - title: The key of its title.
  ///   - name: The title itself, where it is a name and no words of the page.
  ///   - values: What the template shows.
  ///   - request: The request that is answered, for the reader and the place in the site.
  ///   - status: The status of the answer.
  ///   - hasMenu: Whether there is a way to the other pages.
  /// - Returns: The answer.
  func page(
    _ template: String,
    title: String,
    name: String? = nil,
    _ values: [String: Any],
    to request: Request,
    status: HTTPResponse.Status = .ok,
    hasMenu: Bool = true
  ) -> Response {
    let reader = reader(of: request)
    let part = "/" + (normalizedPath(request.uri.path).split(separator: "/").first ?? "")
    let other = reader.interface.other
    var layout: [String: Any] = [
      "t": reader.words, "lang": reader.interface.rawValue, "dir": reader.interface.direction,
      "title": name ?? reader[title], "other": other.rawValue, "hasMenu": hasMenu,
      "otherHref": address(of: request, "lang", other.rawValue),
      "canLogOut": hasMenu && (hasSessions || request.cookies[SessionCookie.name] != nil),
      "styles": (template == "annotate" ? ["/assets/annotated.css"] : []) + ["/assets/style.css"],
      "scripts": (["desk.js"] + (Self.scripts[template] ?? [])).map { "/assets/\($0)" },
      "nav": Self.parts.map { link($0, part, reader) },
      "links": Self.links.map { link($0, part, reader) },
      "content": render(template, values, reader),
    ]
    if reader.interface == .arabic {
      let isArabic = reader.digits == .arabic
      let other: Reader.Digits = isArabic ? .latin : .arabic
      layout["digitsHref"] = address(of: request, "digits", other.rawValue)
      layout["digitsLabel"] = isArabic ? "123" : "١٢٣"
    }
    var response = Response.html(
      library.render(layout, withTemplate: "layout") ?? "",
      status: status
    )
    keepChoices(of: reader, request, in: &response)
    return response
  }

  private func link(
    _ place: (key: String, href: String),
    _ part: String,
    _ reader: Reader
  ) -> [String: Any] {
    [
      "href": place.href, "label": reader[place.key],
      "isCurrent": place.href == Self.homes[part] ?? part,
    ]
  }

  /// Has a browser keep what its user chose in an address.
  private func keepChoices(of reader: Reader, _ request: Request, in response: inout Response) {
    let choices = [
      ("lang=", Interface.cookieName, reader.interface.rawValue),
      ("digits=", Reader.digitsCookieName, reader.digits.rawValue),
    ]
    for (parameter, name, value) in choices where request.uri.query?.contains(parameter) == true {
      response.setCookie(
        Cookie(name: name, value: value, maxAge: 365 * 86_400, path: "/", sameSite: .lax)
      )
    }
  }

  /// Returns a part of a page, for a script that puts it in its place.
  func fragment(_ template: String, _ values: [String: Any], to request: Request) -> Response {
    .html(render(template, values, reader(of: request)))
  }

  private func render(_ template: String, _ values: [String: Any], _ reader: Reader) -> String {
    var values = values
    values["t"] = reader.words
    values["ui"] = reader.interface.rawValue
    values["uiDirection"] = reader.interface.direction
    return library.render(values, withTemplate: template) ?? ""
  }

  /// The address of the same page with another choice; what answers a form is left for the page of the form.
  private func address(of request: Request, _ name: String, _ value: String) -> String {
    if request.method == .get || request.method == .head {
      return request.address(changing: [name: value])
    }
    let parts = normalizedPath(request.uri.path).split(separator: "/")
    let isConcept = parts.first == "c" && parts.count >= 3
    let path = isConcept ? "/" + parts.prefix(3).joined(separator: "/") : "/\(parts.first ?? "")"
    return "\(path)?\(name)=\(value)"
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

import XMLStreams

/// What the elements of HTML are to a reader of articles.
///
/// Reference: HTML Living Standard, "Rendering" and "Elements".
enum HTMLElements {
  /// Elements whose content nobody reads as text.
  static let ignored: Set<String> = [
    "head", "title", "script", "style", "template", "svg", "math", "noscript", "iframe", "object",
    "embed", "applet", "canvas", "audio", "video", "map", "select", "datalist", "textarea",
    "input", "button", "meter", "progress", "param", "area", "col", "colgroup", "link", "meta",
  ]

  /// Elements that stand in a line of text, with the kind of code that each is.
  static let inline: [String: Article.Code.Kind] = [
    "b": .bold, "strong": .bold, "i": .italic, "em": .italic, "cite": .italic, "dfn": .italic,
    "var": .italic, "u": .underline, "ins": .underline, "s": .strikethrough,
    "strike": .strikethrough, "del": .strikethrough, "sup": .superscript, "sub": .subscript,
    "code": .monospace, "kbd": .monospace, "samp": .monospace, "tt": .monospace, "a": .link,
    "span": .other, "font": .other, "bdi": .other, "bdo": .other, "mark": .other, "small": .other,
    "big": .other, "abbr": .other, "acronym": .other, "q": .other, "time": .other, "label": .other,
    "data": .other, "ruby": .other, "output": .other, "nobr": .other,
  ]

  static let headings = ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6]

  /// Elements and roles that hold what stands around an article.
  static let surroundings: Set<String> = ["nav", "footer", "aside", "form", "menu", "dialog"]
  static let surroundingRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar",
    "dialog", "alert", "alertdialog", "form",
  ]

  /// Whether an element stands in blocks of its own; unknown elements do not.
  static func isBlock(_ name: String) -> Bool { blocks.contains(name) || headings[name] != nil }

  private static let blocks: Set<String> = [
    "html", "body", "address", "article", "aside", "blockquote", "center", "details", "dialog",
    "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "ul", "dir", "optgroup",
    "#root",
  ]
}

extension HTMLTree.Node {
  /// Whether the author hid the element from all readers.
  var isHidden: Bool {
    if attribute("hidden") != nil { return true }
    guard let style = attribute("style") else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }
}

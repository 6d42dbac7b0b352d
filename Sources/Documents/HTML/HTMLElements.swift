/// What the elements of HTML are to a reader of articles.
///
/// Reference: HTML Living Standard, "Rendering" and "Elements".
enum HTMLElements {
  /// Elements whose content nobody reads as text.
  static let ignored: Set<String> = [
    "head", "title", "script", "style", "template", "svg", "math", "noscript", "noembed",
    "noframes", "iframe", "frameset", "object", "embed", "applet", "canvas", "audio", "video",
    "select", "datalist", "textarea", "input", "button", "meter", "progress", "param", "source",
    "track", "area", "col", "colgroup", "link", "meta", "base", "rp", "slot",
    // AMP: what is no content, or what a reader sees only after a touch.
    "amp-ad", "amp-embed", "amp-analytics", "amp-pixel", "amp-sticky-ad", "amp-auto-ads",
    "amp-consent", "amp-user-notification", "amp-sidebar", "amp-lightbox", "amp-state",
    "amp-script", "amp-list", "amp-next-page", "amp-social-share", "amp-iframe", "amp-video",
    "amp-audio", "amp-youtube", "amp-facebook", "amp-twitter", "amp-instagram",
    "amp-web-push", "amp-web-push-widget", "amp-geo", "amp-install-serviceworker",
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

  /// Elements whose lines and spaces are meant as they stand.
  static let preformatted: Set<String> = ["pre", "listing", "xmp", "plaintext"]

  private static let blocks: Set<String> = [
    "html", "body", "address", "article", "aside", "blockquote", "center", "details", "dialog",
    "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "ul", "dir", "optgroup",
    "search", "listing", "xmp", "plaintext", "marquee", "amp-accordion", "amp-carousel",
    "amp-story", "amp-story-page", "amp-story-grid-layer", "amp-fit-text",
    "#root",
  ]
}

extension HTMLTree.Node {
  /// Whether the author wants the text to stay as it is in a translation; `nil` where nothing is said.
  ///
  /// Reference: HTML Living Standard, "The translate attribute"; ITS 2.0, "Translate"; the class is
  /// that of machine translation on the web.
  var isProtected: Bool? {
    switch (attribute("translate") ?? attribute("its-translate"))?.lowercased() {
    case "no": return true
    case "yes", "": return false
    default: break
    }
    let classes = attribute("class")?.split(whereSeparator: \.isWhitespace) ?? []
    return classes.contains("notranslate") ? true : nil
  }

  /// Whether the author hid the element from all readers.
  var isHidden: Bool {
    if attribute("hidden") != nil { return true }
    if name == "dialog", attribute("open") == nil { return true }
    guard let style = attribute("style") else { return false }
    let plain = style.lowercased().filter { !$0.isWhitespace }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }
}

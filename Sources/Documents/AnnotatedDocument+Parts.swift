extension AnnotatedDocument {
  /// What stands in the body of the page, for another page that has `styleSheet`.
  public var htmlBody: String {
    let page = Array(html.utf8)
    // The text of an article is escaped, so that these are the page's own.
    let start = page.firstRange(of: Array("<body>\n".utf8))?.upperBound ?? 0
    let end = page[start...].firstRange(of: Array("</body>".utf8))?.lowerBound ?? page.count
    return String(decoding: page[start..<end], as: UTF8.self)
  }

  /// How the page looks.
  public static var styleSheet: String {
    String(decoding: PackageResources.annotated_css, as: UTF8.self)
  }
}

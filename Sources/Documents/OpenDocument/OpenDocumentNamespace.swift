/// The namespaces of OpenDocument.
enum OpenDocumentNamespace {
  static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  static let formatting = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
  static let link = "http://www.w3.org/1999/xlink"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
}

import Model
import XMLStreams

/// Writes a translation job again, with the terms and matches that were found for it.
///
/// What went in comes out: elements, attributes, codes, white space and comments of the frame. Only
/// this is added: marks of terms in sources, a glossary and candidates for each unit, targets where
/// there was none and a match needs no change, identifiers where a candidate has to refer to a segment.
struct XLIFFJobWriter {
  private let document: AnnotatedDocument
  private let job: XLIFFDocument
  private let blocks: [Int: Int]
  private let text: [UInt8]
  /// The positions of the segments of each block, which has some.
  private var segments: [Int: Range<Int>] = [:]
  private var output: [UInt8] = []

  init(_ document: AnnotatedDocument, _ job: XLIFFJob) {
    self.document = document
    self.job = job.document
    blocks = job.blocks
    text = Array(document.text.utf8)
    for (index, segment) in document.segments.enumerated() {
      let start = segments[segment.paragraph - 1]?.lowerBound ?? index
      segments[segment.paragraph - 1] = start..<index + 1
    }
  }

  mutating func write() -> [UInt8] {
    writeRoot()
    for piece in job.frame {
      switch piece {
      case .xml(let bytes): output += bytes
      case .unit(let index): writeUnit(index)
      }
    }
    output += Array("</xliff>\n".utf8)
    return output
  }

  // MARK: Root

  private static let modules = [
    ("gls", "urn:oasis:names:tc:xliff:glossary:2.0"),
    ("mtc", "urn:oasis:names:tc:xliff:matches:2.0"),
    ("mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
  ]

  private mutating func writeRoot() {
    var markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
    output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    markup.start("xliff")
    let own = job.rootNamespaces.first { $0.name.isEmpty }?.value ?? ""
    let isSecond = job.family == .second
    markup.attribute(
      "xmlns",
      isSecond && own.contains(":document:2") ? own : "urn:oasis:names:tc:xliff:document:2.0"
    )
    for namespace in job.rootNamespaces where !namespace.name.isEmpty {
      markup.attribute("xmlns:\(namespace.name)", namespace.value)
    }
    for (prefix, namespace) in Self.modules
    where !job.rootNamespaces.contains(where: { $0.name == prefix }) {
      markup.attribute("xmlns:\(prefix)", namespace)
    }
    if isSecond { writeOwnRoot(&markup) } else { writeMadeRoot(&markup) }
    markup.closeTag()
    output += markup.takeBytes()
  }

  private func writeOwnRoot(_ markup: inout XLIFFMarkup) {
    for attribute in job.rootAttributes { markup.attribute(attribute.name, attribute.value) }
    // A job with a target has to say its language.
    if job.rootAttributes["trgLang"] == nil {
      markup.attribute("trgLang", document.targetLanguage.description)
    }
  }

  private func writeMadeRoot(_ markup: inout XLIFFMarkup) {
    let prefix = job.carrier
    let own = job.rootNamespaces.first { $0.name.isEmpty }?.value ?? ""
    markup.attribute(
      "xmlns:\(prefix)",
      own.contains(":xliff:") ? own : "urn:oasis:names:tc:xliff:document:1.2"
    )
    markup.attribute("version", "2.1")
    let first = job.units.first
    markup.attribute("srcLang", (first?.source ?? document.sourceLanguage).description)
    markup.attribute("trgLang", (first?.target ?? document.targetLanguage).description)
    for attribute in job.rootAttributes {
      let isForeign = attribute.name.contains(":")
      markup.attribute(isForeign ? attribute.name : "\(prefix):\(attribute.name)", attribute.value)
    }
  }

  // MARK: Units

  private mutating func writeUnit(_ index: Int) {
    let unit = job.units[index]
    var found: ArraySlice<AnnotatedSegment> = []
    var place: XLIFFArticlePlace?
    if let block = blocks[index] {
      found = segments[block].map { document.segments[$0] } ?? []
      place = XLIFFArticlePlace(text, block: document.article.blocks[block].range)
    }
    var writer = XLIFFJobUnitWriter(
      unit,
      of: job,
      target: document.targetLanguage,
      found: found,
      place: place
    )
    output += writer.write()
  }
}

package import Model
import XMLStreams

/// The files that make a folder a project of OmegaT, versions 3.6 and later.
///
/// Reference: `schemas/project_properties.xsd` and `schemas/filters.xsd` of OmegaT.
package struct OmegaTProject: Sendable {
  /// The language of the articles.
  package var source: LanguageTag
  /// The language of their translations.
  package var target: LanguageTag

  /// Creates a project.
  package init(from source: LanguageTag, to target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// The name of the file by which OmegaT knows a project.
  package static let fileName = "omegat.project"

  /// The project file.
  package var file: [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("omegat")
    writer.start("project", ["version": "1.0"])
    for name in [
      "source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir",
    ] {
      writer.element(name, text: "__DEFAULT__")
    }
    writer.element("source_lang", text: source.description)
    writer.element("target_lang", text: target.description)
    writer.element("source_tok", text: source.tokenizer)
    writer.element("target_tok", text: target.tokenizer)
    writer.element("sentence_seg", text: "true")
    writer.element("support_default_translations", text: "true")
    writer.element("remove_tags", text: "false")
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  /// How OmegaT reads the articles: text by paragraphs, as `OmegaTCuts` cuts them.
  ///
  /// OmegaT adds the filters of other formats with their usual settings.
  package static var filters: [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("filters")
    writer.start(
      "filter",
      ["className": "org.omegat.filters2.text.TextFilter", "enabled": "true"]
    )
    for mask in ["*.txt", "*.md"] {
      writer.start(
        "files",
        [
          "sourceFilenameMask": mask, "targetFilenamePattern": "${filename}",
          "sourceEncoding": "UTF-8", "targetEncoding": "UTF-8",
        ]
      )
      writer.end()
    }
    writer.start("option", ["name": "segmentOn", "value": "EMPTYLINES"])
    writer.end()
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  /// Reads the languages of a project file.
  ///
  /// - Throws: `XMLError`, when it is no XML; `ArticleError`, when it names no languages.
  /// - Complexity: O(length of the file)
  package init(reading bytes: [UInt8]) throws {
    let found = try XMLStreamReader.parse(document: bytes, handler: ProjectHandler()).values
    guard let source = found["source_lang"].flatMap({ LanguageTag($0) }),
      let target = found["target_lang"].flatMap({ LanguageTag($0) })
    else { throw OmegaTError.noLanguages }
    self.init(from: source, to: target)
  }
}

/// Why a project of OmegaT cannot be read.
package enum OmegaTError: Explained, Hashable {
  /// The project file does not say from which language into which.
  case noLanguages

  package var message: Message { Message("package.noLanguages") }
}

extension LanguageTag {
  /// The class of OmegaT that takes text of the language apart.
  fileprivate var tokenizer: String {
    switch language.description {
    case "ar": "org.omegat.tokenizer.LuceneArabicTokenizer"
    case "en": "org.omegat.tokenizer.LuceneEnglishTokenizer"
    default: "org.omegat.tokenizer.DefaultTokenizer"
    }
  }
}

/// Gathers the text of the elements that are two deep in the root.
private struct ProjectHandler: XMLEventHandler {
  var values: [String: String] = [:]
  private var path: [String] = []

  mutating func startElement(_ tag: XMLStartTag) { path.append(tag.name.local.string) }

  mutating func endElement(_ name: XMLName) { path.removeLast() }

  mutating func characters(_ text: XMLBytes) {
    guard path.count == 3, let name = path.last else { return }
    values[name, default: ""] += text.string
  }
}

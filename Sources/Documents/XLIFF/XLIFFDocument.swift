package import Model
import XMLStreams

/// A translation job: XLIFF 1.0 to 1.2, 2.0 or 2.1.
///
/// Reference: OASIS, XLIFF 1.2 (2008) and XLIFF 2.1 (2018).
package struct XLIFFDocument: Sendable {
  /// A piece of a segment.
  package enum Part: Hashable, Sendable {
    case text(String)
    case code(Code)
  }

  /// An inline code, or one end of one.
  package struct Code: Hashable, Sendable {
    /// Which end of the code this is.
    package var edge: Article.CodeMark.Edge
    /// What joins the two ends of a code, and the codes of source and target: an identifier.
    package var key: String
    /// What the code does.
    package var kind: Article.Code.Kind
    /// The document's own code, or the element as it stands where the job does not have that.
    package var data: String
    /// What stands for the code in plain text.
    package var equivalentText: String
    /// Whether this is a remark of translators on a part of the text, not markup of the document.
    package var isAnnotation: Bool
  }

  /// A segment, or what stands between segments.
  package struct Segment: Hashable, Sendable {
    /// The segment's identifier in its unit.
    package var identifier: String?
    /// Whether this is only what stands between two segments.
    package var isIgnorable: Bool
    /// The text to translate.
    package var source: [Part]
    /// The translation; empty if there is none.
    package var target: [Part]
    /// The state of the translation, as the document has it.
    package var state: String?

    /// Creates a segment.
    package init(
      identifier: String? = nil,
      isIgnorable: Bool = false,
      source: [Part] = [],
      target: [Part] = [],
      state: String? = nil
    ) {
      self.identifier = identifier
      self.isIgnorable = isIgnorable
      self.source = source
      self.target = target
      self.state = state
    }
  }

  /// What a document translates as a whole, such as a paragraph.
  package struct Unit: Hashable, Sendable {
    /// The unit's identifier in its file.
    package var identifier = ""
    /// The name of the file that the unit comes from.
    package var original: String?
    /// The languages.
    package var source: LanguageTag?
    package var target: LanguageTag?
    /// Whether the unit is to be translated.
    package var isTranslatable = true
    /// Whether somebody approved the translation.
    package var isApproved = false
    /// The segments, in order.
    package var segments: [Segment] = []
    /// The translation of a unit whose source is segmented and whose target is not.
    package var unsegmentedTarget: [Part] = []
    /// The line on which the unit begins, counted from 1.
    package var line = 1
  }

  /// The version that the document declares.
  package internal(set) var version: String?
  /// The units, in order.
  package internal(set) var units: [Unit] = []

  /// A document without anything in it, to read into.
  init() {}

  /// Reads a document.
  ///
  /// - Throws: `XMLError`, when it is not well formed; `ArticleError`, when it is no XLIFF.
  /// - Complexity: O(`bytes.count`) time and memory
  package init(parsing bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { throw ArticleError("the file is empty") }
    self = try XMLStreamReader.parse(document: bytes, handler: XLIFFHandler()).document
    if units.isEmpty { throw ArticleError("there is no unit in the file") }
  }
}

extension [XLIFFDocument.Part] {
  /// The text without codes.
  package var plainText: String {
    reduce(into: "") { text, part in
      if case .text(let piece) = part { text += piece }
    }
  }

  /// Whether there is nothing but white space and codes.
  package var isBlank: Bool { plainText.allSatisfy(\.isWhitespace) }

  /// Adds text, to the text before it if there is some.
  mutating func append(text: String) {
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else if !text.isEmpty {
      append(.text(text))
    }
  }
}

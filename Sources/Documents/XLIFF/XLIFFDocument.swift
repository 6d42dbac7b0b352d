public import Model
import XMLStreams

/// A translation job: XLIFF 1.0 to 1.2, 2.0 or 2.1.
///
/// Reference: OASIS, XLIFF 1.2 (2008) and XLIFF 2.1 (2018).
public struct XLIFFDocument: Sendable {
  /// A piece of a segment.
  public enum Part: Hashable, Sendable {
    case text(String)
    case code(Code)
  }

  /// An inline code, or one end of one.
  public struct Code: Hashable, Sendable {
    /// Which end of the code this is.
    public var edge: Article.CodeMark.Edge
    /// What joins the two ends of a code, and the codes of source and target: an identifier.
    public var key: String
    /// What the code does.
    public var kind: Article.Code.Kind
    /// The document's own code, or the element as it stands where the job does not have that.
    public var data: String
    /// What stands for the code in plain text.
    public var equivalentText: String
    /// Whether this is a remark of translators on a part of the text, not markup of the document.
    public var isAnnotation: Bool
  }

  /// A segment, or what stands between segments.
  public struct Segment: Hashable, Sendable {
    /// The segment's identifier in its unit.
    public var identifier: String?
    /// Whether this is only what stands between two segments.
    public var isIgnorable: Bool
    /// The text to translate.
    public var source: [Part]
    /// The translation; empty if there is none.
    public var target: [Part]
    /// The state of the translation, as the document has it.
    public var state: String?

    /// Creates a segment.
    public init(
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
  public struct Unit: Hashable, Sendable {
    /// The unit's identifier in its file.
    public var identifier = ""
    /// The name of the file that the unit comes from.
    public var original: String?
    /// The languages.
    public var source: LanguageTag?
    public var target: LanguageTag?
    /// Whether the unit is to be translated.
    public var isTranslatable = true
    /// Whether somebody approved the translation.
    public var isApproved = false
    /// The segments, in order.
    public var segments: [Segment] = []
    /// The translation of a unit whose source is segmented and whose target is not.
    public var unsegmentedTarget: [Part] = []
    /// The line on which the unit begins, counted from 1.
    public var line = 1
  }

  /// The version that the document declares.
  public internal(set) var version: String?
  /// The units, in order.
  public internal(set) var units: [Unit] = []

  /// A document without anything in it, to read into.
  init() {}

  /// Reads a document.
  ///
  /// - Throws: `XMLError`, when it is not well formed; `ArticleError`, when it is no XLIFF.
  /// - Complexity: O(`bytes.count`) time and memory
  public init(parsing bytes: [UInt8]) throws {
    guard !bytes.isEmpty else { throw ArticleError("the file is empty") }
    self = try XMLStreamReader.parse(document: bytes, handler: XLIFFHandler()).document
    if units.isEmpty { throw ArticleError("there is no unit in the file") }
  }
}

extension [XLIFFDocument.Part] {
  /// The text without codes.
  public var plainText: String {
    reduce(into: "") { text, part in
      if case .text(let piece) = part { text += piece }
    }
  }

  /// Whether there is nothing but white space and codes.
  public var isBlank: Bool { plainText.allSatisfy(\.isWhitespace) }

  /// Adds text, to the text before it if there is some.
  mutating func append(text: String) {
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else if !text.isEmpty {
      append(.text(text))
    }
  }
}

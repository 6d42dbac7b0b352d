package import Model

/// A translation job: XLIFF 1.0 to 1.2, 2.0 to 2.2, and the dialects of translators' tools.
///
/// The job is kept whole: its units with what they are made of, and everything around them in the
/// form in which it is written again. What means something to a translation memory or an article is
/// understood; the rest is carried.
///
/// Reference: OASIS, XLIFF 1.2 (2008) and XLIFF 2.1 (2018).
package struct XLIFFDocument: Sendable {
  /// Which of the two languages called XLIFF a job is written in.
  package enum Family: Hashable, Sendable {
    /// XLIFF 1.0 to 1.2.
    case first
    /// XLIFF 2.0 and later.
    case second
  }

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
    /// Whether the text inside stays as it is in a translation.
    package var isProtected = false
    /// The element's name without a prefix.
    var element: String
    /// The element's attributes; those of a closing code are on the opening one.
    var attributes: [XLIFFAttribute] = []
    /// Whether this is the start or the end of an element with content.
    var isElement = false
  }

  /// A segment, or what stands between segments.
  package struct Segment: Hashable, Sendable {
    /// The segment's identifier in its unit.
    package var identifier: String?
    /// Whether this is only what stands between two segments.
    package var isIgnorable = false
    /// The text to translate.
    package var source: [Part] = []
    /// The translation; empty if there is none.
    package var target: [Part] = []
    /// What the unit's target has after this segment, and its source has no place for.
    var targetRest: [Part] = []
    /// The state of the translation, as the document has it.
    package var state: String?
    /// The segment's own attributes; of XLIFF 1 those of its mark.
    package var attributes: [XLIFFAttribute] = []
    /// The attributes of the source.
    var sourceAttributes: [XLIFFAttribute] = []
    /// The attributes of the target; `nil` where there is no target.
    package var targetAttributes: [XLIFFAttribute]?
    /// The white space and comments around the elements of the segment, as they stand.
    var gaps = Gaps()

    /// Creates a segment of which nothing is known.
    package init() {}
  }

  /// What stands between the elements of a segment of XLIFF 2.
  struct Gaps: Hashable, Sendable {
    var beforeSegment = ""
    var beforeSource = ""
    var beforeTarget = ""
    var atEnd = ""
  }

  /// A remark on a unit.
  struct UnitNote: Hashable, Sendable {
    var text: String
    var attributes: [XLIFFAttribute]
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
    /// The translation of a unit whose source is segmented and whose target is not, or not in the
    /// same way.
    package var unsegmentedTarget: [Part] = []
    /// The unit's own attributes.
    package var attributes: [XLIFFAttribute] = []
    /// What a tool says of segments in a list of its own, by the identifier of the segment.
    package var segmentStatus: [String: [XLIFFAttribute]] = [:]
    /// Whether a tool has such a list.
    package var hasSegmentStatus = false
    /// The remarks on the unit.
    var notes: [UnitNote] = []
    /// The line on which the unit begins, counted from 1.
    package var line = 1
    /// The segments as they are written again, where the target is segmented in another way.
    var writtenSegments: [Segment]?
    /// How the unit is written again.
    var frame = UnitFrame()

    /// The remarks on the unit, as plain text.
    package var noteTexts: [String] { notes.map(\.text) }
  }

  /// What of a unit is written again as it stands.
  struct UnitFrame: Hashable, Sendable {
    /// The start tag, without its `>`.
    var startTag: [UInt8] = []
    /// What stands in the unit before its segments.
    var head: [UInt8] = []
    /// Where in `head` the content of the unit's own glossary and candidates ends.
    var glossaryEnd: Int?
    var matchesEnd: Int?
    /// What stands in the unit after its segments.
    var tail = ""
    /// The identifiers that are taken in the unit.
    var names: Set<String> = []
    /// The name of the unit's element.
    var elementName = "unit"
  }

  /// What a job is made of when it is written again.
  enum FramePiece: Sendable {
    case xml([UInt8])
    /// The unit at a position of `units`.
    case unit(Int)
  }

  /// The version that the document declares.
  package internal(set) var version: String?
  /// The language of the job.
  package internal(set) var family = Family.second
  /// The units, in order.
  package internal(set) var units: [Unit] = []
  /// Where the document breaks a constraint of XLIFF 2, in order; at most a hundred.
  package internal(set) var warnings: [XLIFFWarning] = []
  /// The lines that had to be repaired, counted from 1.
  package internal(set) var repairedLines: [Int] = []
  /// What stands in the root, in order.
  var frame: [FramePiece] = []
  /// The root's attributes, declarations of namespaces left out.
  var rootAttributes: [XLIFFAttribute] = []
  /// The prefixes that the root declares, with their namespaces; the empty one for the default.
  var rootNamespaces: [Attribute] = []

  /// A document without anything in it, to read into.
  init() {}

  /// How many units have a line that was repaired.
  ///
  /// - Complexity: O(`units.count` + `repairedLines.count`)
  package var repairedUnitCount: Int {
    var repaired: Set<Int> = []
    var unit = -1
    for line in repairedLines {
      while unit + 1 < units.count, units[unit + 1].line <= line { unit += 1 }
      if unit >= 0 { repaired.insert(unit) }
    }
    return repaired.count
  }

  /// The prefix under which what XLIFF 2 has no element or attribute for is carried.
  var carrier: String {
    var prefix = "xlf1"
    while rootNamespaces.contains(where: { $0.name == prefix }) { prefix += "x" }
    return prefix
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
  package var isBlank: Bool {
    allSatisfy { if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { true } }
  }
}

package import Model

/// An article as it was read: its text, and what its format said of it beside the text.
///
/// Matching and segmentation run on `text`; blocks, codes and marks point into it, so that a writer
/// can give headings, lists and links back. All offsets are UTF-8 offsets of `text`.
/// `Documentation/Manual/Documents.md` shows how the parts fit together.
package struct Article: Sendable {
  /// What kind of file an article came in; `ArticleFormat` says what is known of it.
  package struct Format: Hashable, Sendable, CustomStringConvertible {
    /// What users call it; no two kinds have the same.
    package let name: String

    /// Creates a kind.
    package init(name: String) { self.name = name }

    package var description: String { name }

    package static let plainText = Format(name: "plain text")
    package static let markdown = Format(name: "Markdown")
    package static let html = Format(name: "HTML")
    package static let docx = Format(name: "DOCX")
    package static let xliff = Format(name: "XLIFF")
  }

  /// The order in which a script's letters follow each other.
  package enum Direction: String, Hashable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// The kind of the file.
  package var format: Format
  /// The document's title as its format states it; not necessarily a part of the text.
  package var title: String?
  /// The language that the document states, which may be wrong.
  package var language: LanguageTag?
  /// The language of the translation that the document states, as a translation job does.
  package var targetLanguage: LanguageTag?
  /// The direction that the document states.
  package var direction: Direction?
  /// The text, blocks apart by a blank line.
  package var text: String
  /// The blocks, in order; they do not overlap, and hold all of the text that is not white space.
  package var blocks: [Block]
  /// The inline codes, in the order in which they begin.
  package var codes: [Code]
  /// Where codes begin, end and stand, in the order of the document.
  package var marks: [CodeMark]
  /// The segments, where the document is segmented already; `nil`, where rules are to do that.
  package var segments: [Segment]?
  /// What the reader kept of the document for a writer of the same format, if it kept it.
  package var origin: (any ArticleOrigin)?

  /// Creates an article.
  package init(
    format: Format,
    text: String,
    blocks: [Block] = [],
    codes: [Code] = [],
    marks: [CodeMark] = []
  ) {
    self.format = format
    self.text = text
    self.blocks = blocks
    self.codes = codes
    self.marks = marks
  }
}

extension Article {
  /// A piece of the text that ends a paragraph.
  package struct Block: Hashable, Sendable {
    /// What a block is.
    package enum Kind: Hashable, Sendable {
      case paragraph
      /// A heading; 1 is the highest level.
      case heading(level: Int)
      case listItem(ListItem)
      case tableCell(TableCell)
      /// Text whose lines and spaces are meant as they stand.
      case preformatted
      /// The text of a footnote or endnote.
      case footnote
    }

    /// The place of a block in a list.
    package struct ListItem: Hashable, Sendable {
      /// How deep the list is nested, counted from 1.
      package var level: Int
      /// The item's number; `nil` in a list without numbers.
      package var number: Int?
      /// Whether the block goes on with the item of the block before it.
      package var isContinued: Bool

      /// Creates a place.
      package init(level: Int, number: Int? = nil, isContinued: Bool = false) {
        self.level = level
        self.number = number
        self.isContinued = isContinued
      }
    }

    /// The place of a block in a table; a cell may have several blocks.
    package struct TableCell: Hashable, Sendable {
      /// The number of the table in the document, counted from 1.
      package var table: Int
      /// The row, counted from 1.
      package var row: Int
      /// The column, counted from 1 in the order of reading.
      package var column: Int
      /// Whether the cell is the heading of its row or column.
      package var isHeader: Bool

      /// Creates a place.
      package init(table: Int, row: Int, column: Int, isHeader: Bool = false) {
        self.table = table
        self.row = row
        self.column = column
        self.isHeader = isHeader
      }
    }

    /// What the block is.
    package var kind: Kind
    /// Where the block stands, without white space around it.
    package var range: Range<Int>
    /// How many quotations the block stands in.
    package var quotationLevel = 0
    /// Whether a line break inside ends a segment; otherwise it is white space.
    package var hasLines = false
    /// The language that the document states for the block, where it is not the document's own.
    package var language: LanguageTag?
    /// The direction that the document states for the block, where it is not the document's own.
    package var direction: Direction?
    /// The block's identifier in its document, as units of a translation job have one.
    package var identifier: String?

    /// Creates a block.
    package init(_ kind: Kind, range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  /// A segment of a document that is segmented already.
  package struct Segment: Hashable, Sendable {
    /// The segment's identifier in its document.
    package var identifier: String?
    /// The position of its block in `blocks`.
    package var block: Int
    /// Where the segment stands, without white space around it.
    package var range: Range<Int>
    /// The text of the translation that the document has, without codes.
    package var target: String?
    /// The state of the translation, in the words of the document's format.
    package var state: String?

    /// Creates a segment.
    package init(
      identifier: String? = nil,
      block: Int,
      range: Range<Int>,
      target: String? = nil,
      state: String? = nil
    ) {
      self.identifier = identifier
      self.block = block
      self.range = range
      self.target = target
      self.state = state
    }
  }
}

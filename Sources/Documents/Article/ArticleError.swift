package import Archives
package import Model
package import XMLStreams

/// Why a file is no article that can be read.
package struct ArticleError: Explained, Hashable {
  package let line: Int?
  package let column: Int?
  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(line: Int? = nil, column: Int? = nil, _ reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    case empty
    /// The file is of a kind that is no article.
    case otherKind(OtherKind)
    /// The name says what the file is not; the format of the name.
    case notAsNamed(String)
    /// The name says one format, and the file is in another.
    case namedOtherwise(String, found: String)
    case unknownXML(element: String?)
    case archive(ArchiveError)
    case text(TextEncodingError)
    case unknownEncoding(String)
    case byteOutsideEncoding(String)
    case noUnit
    case notXLIFF(root: String)
    case noSubtitleTimes
    case noSubtitle
    case outOfMemory
    case excess(Excess)
    case missingPart(String)
    case damagedPart(String, XMLError)
    case noWordDocument
  }

  /// What a file has more of than any article.
  package enum Excess: Hashable, Sendable {
    case size(megabytes: Int)
    case declarations(Int)
    case markup(Int)
    case missingCells(Int)
    case linkAddresses(megabytes: Int)
    case paragraphs(limit: Int)
    case formats(limit: Int)
    case depth(limit: Int)
    case elements(limit: Int)
  }

  /// A kind of file that is no article.
  package enum OtherKind: Hashable, Sendable {
    case oldOffice
    case pdf
    case rtf
    case gzip
    case picture(String)
    case program
    case database
    case workbook
    case presentation
    case openDocument
    case archive
    case memory
    case glossary
  }

  package var message: Message {
    switch reason {
    case .empty: Message("file.empty")
    case .otherKind(let kind): kind.message
    case .notAsNamed(let format): Message("article.notAsNamed", ["format": .text(format)])
    case .namedOtherwise(let format, let found):
      Message("article.namedOtherwise", ["format": .text(format), "found": .text(found)])
    case .unknownXML(nil): Message("article.unknownXML")
    case .unknownXML(let element?):
      Message("article.unknownXMLElement", ["element": .text(element)])
    case .archive(let error): Message(error.coded)
    case .text(let error): error.message
    case .unknownEncoding(let name): Message("text.unknownEncoding", ["name": .quotation(name)])
    case .byteOutsideEncoding(let name):
      Message("text.byteOutsideEncoding", ["name": .text(name)])
    case .noUnit: Message("article.noUnit")
    case .notXLIFF(let root): Message("article.notXLIFF", ["root": .text(root)])
    case .noSubtitleTimes: Message("article.noSubtitleTimes")
    case .noSubtitle: Message("article.noSubtitle")
    case .outOfMemory: Message("article.outOfMemory")
    case .missingPart(let name): Message("article.missingPart", ["name": .text(name)])
    case .damagedPart(let name, let error): damaged(name, error)
    case .noWordDocument: Message("article.noWordDocument")
    case .excess(let excess): excess.message
    }
  }

  private func damaged(_ name: String, _ error: XMLError) -> Message {
    let place = error.position
    let what = Message(error.coded).at(line: place.line, column: place.column)
    return Message("article.damagedPart", ["name": .text(name), "what": .message(what)])
  }
}

extension ArticleError.OtherKind {
  fileprivate var message: Message {
    switch self {
    case .oldOffice: Message("article.oldOffice")
    case .pdf: Message("article.pdf")
    case .rtf: Message("article.rtf")
    case .gzip: Message("article.gzip")
    case .picture(let format): Message("article.picture", ["format": .text(format)])
    case .program: Message("article.program")
    case .database: Message("article.database")
    case .workbook: Message("article.workbook")
    case .presentation: Message("article.presentation")
    case .openDocument: Message("article.openDocument")
    case .archive: Message("article.archive")
    case .memory: Message("article.memory")
    case .glossary: Message("article.glossary")
    }
  }
}

extension ArticleError.Excess {
  fileprivate var message: Message {
    switch self {
    case .size(let megabytes): Message("article.tooLong", ["limit": .number(megabytes)])
    case .declarations(let count):
      Message("article.tooManyDeclarations", ["count": .number(count)])
    case .markup(let count): Message("article.tooMuchMarkup", ["count": .number(count)])
    case .missingCells(let count): Message("article.missingCells", ["count": .number(count)])
    case .linkAddresses(let megabytes):
      Message("article.linksTooLong", ["size": .number(megabytes)])
    case .paragraphs(let limit): Message("article.tooManyParagraphs", ["limit": .number(limit)])
    case .formats(let limit): Message("article.tooManyFormats", ["limit": .number(limit)])
    case .depth(let limit): Message("article.elementsTooDeep", ["limit": .number(limit)])
    case .elements(let limit): Message("article.tooManyElements", ["limit": .number(limit)])
    }
  }
}

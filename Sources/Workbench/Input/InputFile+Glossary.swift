import Archives
import Documents
import Files
import GlossaryFormats
import Model

/// A glossary file that is understood, and whose concepts are read one after the other.
struct GlossarySource: Sendable {
  private enum Content: Sendable {
    case tbx(TBXFile)
    case table(GlossaryTable)
  }

  private let content: Content
  private let remark: GlossaryWarning?
  private let name: String

  /// Reads a file, whatever its name.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no glossary, with the place;
  ///   `InterruptionError`.
  init(_ file: InputFile, options: GlossaryReadingOptions, encoding: String? = nil) throws {
    let bytes = try file.readBytes()
    name = file.name
    (content, remark) = try translatingGlossaryErrors(of: file.name) {
      switch GlossaryFileKind(bytes) {
      case .tbx: return (.tbx(TBXFile(bytes, interruption: options.interruption)), nil)
      case .archive:
        let parts = try ZipReader(bytes).contents { $0.hasPrefix("xl/") }
        return (.table(try readXLSX(options: options) { parts[$0] }), nil)
      case .oldWorkbook:
        throw Failure(Message("glossary.oldWorkbook"), file: file.name)
      case .text:
        let (text, warning) = try glossaryText(bytes, encoding)
        return (.table(try GlossaryTable(text: text, options: options)), warning)
      }
    }
  }

  /// Reads the concepts.
  ///
  /// - Returns: What is to be said of the rest.
  /// - Throws: `Failure`, when the file turns out damaged; `InterruptionError`; what `take` throws.
  func read(_ take: (ConceptEntry, Int) throws -> Void) throws -> GlossaryRemarks {
    var remarks = try translatingGlossaryErrors(of: name) {
      switch content {
      case .tbx(let file): try file.read(take)
      case .table(let table): try table.read(take)
      }
    }
    if let remark { remarks.warnings.insert(remark, at: 0) }
    return remarks
  }
}

/// Says what is wrong with a glossary file; other errors pass.
private func translatingGlossaryErrors<Value>(
  of name: String,
  _ body: () throws -> Value
) throws -> Value {
  do {
    return try body()
  } catch let error as GlossaryFileError {
    throw Failure(error, file: name)
  } catch let error as ArchiveError {
    throw Failure(error, file: name)
  } catch let error as TextEncodingError {
    throw Failure(error, file: name)
  } catch let error as ArticleError {
    throw Failure(error, file: name)
  }
}

/// Returns the text of a table in UTF-8, and what is to be said of its encoding.
private func glossaryText(
  _ bytes: [UInt8],
  _ encoding: String?
) throws -> (text: [UInt8], warning: GlossaryWarning?) {
  if let encoding { return (Array(try decodeText(bytes, encoding: encoding).utf8), nil) }
  // Most tables are UTF-8, and one of them is not to be in memory twice.
  if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil { return (bytes, nil) }
  do {
    return (Array(try decodeText(bytes).utf8), nil)
  } catch {
    guard case .invalidUTF8 = error, let text = Windows1256.decodeArabic(bytes) else { throw error }
    return (Array(text.utf8), .encoding("windows-1256"))
  }
}

/// What a glossary file is, as its first bytes show.
private enum GlossaryFileKind {
  case tbx
  case archive
  case oldWorkbook
  case text

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .archive
      return
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldWorkbook
      return
    }
    // The bytes of marks, of UTF-16's other halves and of white space say nothing.
    let meaningless: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00, 0x20, 0x09, 0x0A, 0x0D]
    let first = bytes.prefix(1 << 10).first { !meaningless.contains($0) }
    self = first == UInt8(ascii: "<") ? .tbx : .text
  }
}

import Archives
import Documents
import Files
import GlossaryFormats
import Model

extension InputFile {
  /// Returns the glossary that the file holds, whatever its name.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no glossary, with the place.
  func readGlossary(
    source: LanguageTag?,
    target: LanguageTag?
  ) throws(FileError) -> GlossaryContent {
    let bytes = try readBytes()
    do {
      switch GlossaryFileKind(bytes) {
      case .tbx: return try readTBX(bytes)
      case .archive:
        let parts = try ZipReader(bytes).contents { $0.hasPrefix("xl/") }
        return try readXLSX(source: source, target: target) { parts[$0] }
      case .oldWorkbook:
        throw FileError(
          path: name,
          reason: "this is an Excel file of before 2007; save it as .xlsx, or as CSV in UTF-8"
        )
      case .text:
        let (text, notice) = try glossaryText(bytes)
        var content = try readGlossaryText(text, source: source, target: target)
        content.notice = notice
        return content
      }
    } catch let error as GlossaryFileError {
      throw FileError(
        path: name,
        line: error.line,
        column: error.column,
        reason: error.description
      )
    } catch let error as ArchiveError {
      throw FileError(path: name, reason: error.description)
    } catch let error as TextEncodingError {
      throw FileError(path: name, line: error.line, reason: error.description)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(path: name, reason: "\(error)")
    }
  }
}

/// Returns the text of a table, and what is to be said of its encoding.
private func glossaryText(_ bytes: [UInt8]) throws -> (text: String, notice: String?) {
  do {
    return (try decodeText(bytes), nil)
  } catch {
    guard case .invalidUTF8 = error, let text = Windows1256.decodeArabic(bytes) else { throw error }
    return (text, "the file is not UTF-8 and was read as windows-1256")
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

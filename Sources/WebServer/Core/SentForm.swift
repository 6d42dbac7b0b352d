import Files
import Hummingbird
import Model
import Workbench

/// A form that a page sent, with the files in it if there are any.
struct SentForm: Sendable {
  let fields: FormFields
  /// The files that were chosen, on the disk, by the names of their fields.
  let uploads: [String: Upload]

  /// The file that was chosen, where the form takes one.
  var upload: Upload? { uploads.values.first }
}

extension Request {
  /// Whether the body is a form with files, as a page without a script sends it.
  var hasMultipartForm: Bool {
    headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true
  }

  /// Reads a form of either kind; a file goes to the disk as it comes.
  ///
  /// - Parameters:
  ///   - textLimit: The most bytes of all fields.
  ///   - fileLimit: The most bytes of the file.
  /// - Returns: The form.
  /// - Throws: `Problem`, when there is more, or the form is not well-formed.
  func readSentForm(upTo textLimit: Int, fileUpTo fileLimit: Int = 0) async throws -> SentForm {
    guard var reader = try MultipartReader(mediaType: headers[.contentType] ?? "") else {
      return SentForm(fields: try await readForm(upTo: textLimit), uploads: [:])
    }
    var parts = FormParts(textLimit: textLimit, fileLimit: fileLimit)
    for try await piece in body {
      try reader.read(piece.readableBytesView) { try parts.take($0) }
    }
    try reader.finish()
    return parts.form()
  }

  /// Reads a file to import and what is said of it: in a form, or the file alone with the rest in the
  /// address.
  ///
  /// - Throws: `Problem`, when there is no file, or it is too large.
  func readImport(upTo fileLimit: Int) async throws -> (fields: FormFields, upload: Upload) {
    if hasMultipartForm {
      let form = try await readSentForm(upTo: 64 << 10, fileUpTo: fileLimit)
      guard let upload = form.upload else { throw Problem.bad(Message("form.noFile")) }
      return (form.fields, upload)
    }
    let fields = try FormFields(queryOf: self)
    let file = try await saveBody(upTo: fileLimit)
    return (fields, Upload(file, name: fields["file"] ?? "upload"))
  }
}

/// The parts of a form, as they come.
private struct FormParts {
  private let textLimit: Int
  private let fileLimit: Int
  private var fields: [(name: String, value: String)] = []
  private var name = ""
  private var value: [UInt8] = []
  private var textByteCount = 0
  private var fileName: String?
  private var file: TemporaryFile?
  private var fileByteCount = 0
  private var uploads: [String: Upload] = [:]

  init(textLimit: Int, fileLimit: Int) {
    self.textLimit = textLimit
    self.fileLimit = fileLimit
  }

  mutating func take(_ event: MultipartReader.Event) throws {
    switch event {
    case .begin(let field, let fileName):
      (name, value, self.fileName) = (field, [], fileName)
      (file, fileByteCount) = (nil, 0)
    case .content(let bytes) where fileName != nil:
      fileByteCount += bytes.count
      guard fileByteCount <= fileLimit else {
        throw Problem.fileTooLarge(fileLimit)
      }
      let file = try file ?? TemporaryFile()
      try bytes.withUnsafeBytes { try file.append($0) }
      self.file = file
    case .content(let bytes):
      textByteCount += bytes.count
      guard textByteCount <= textLimit else {
        throw Problem.tooLarge
      }
      value += bytes
    case .end:
      // A page sends the field of a file that nobody chose as an empty one without a name.
      if let fileName {
        if let file { uploads[name] = Upload(file, name: fileName) }
      } else {
        fields.append((name, try text()))
      }
    }
  }

  private func text() throws -> String {
    guard let text = String(validating: value, as: UTF8.self), !value.contains(0) else {
      throw Problem.bad(Message("request.notUTF8"))
    }
    return text
  }

  func form() -> SentForm { SentForm(fields: FormFields(fields), uploads: uploads) }
}

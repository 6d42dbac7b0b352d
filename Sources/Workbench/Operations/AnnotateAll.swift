import Documents
package import Files
package import Model

/// Annotates many articles on all cores, and hands them over in order.
package enum AnnotateAll: Operation {
  /// An article as it is written.
  package struct Written: Sendable {
    /// The bytes; there are none where `keep` took them.
    package let bytes: [UInt8]
    /// What the user should know about the article.
    package let warnings: [Remark]
  }

  /// The articles, and how they are annotated and written.
  package struct Request {
    /// The articles' files.
    package var files: [InputFile]
    /// How they are annotated.
    package var options: Annotate.Options
    /// How they are written.
    package var format: AnnotationFormat
    /// Keeps an article as it is written, on the thread that annotated it.
    ///
    /// Where it is there, `body` gets no bytes. What it throws is what is wrong with this article.
    package var keep: (@Sendable (_ index: Int, _ bytes: [UInt8]) throws -> Void)?
    /// Takes each article as it is written, or what is wrong with it, in the order of the files.
    ///
    /// What it throws ends the work.
    package var body: (_ index: Int, Result<Written, Failure>) throws -> Void

    /// Creates a request.
    package init(
      _ files: [InputFile],
      options: Annotate.Options,
      format: AnnotationFormat,
      keep: (@Sendable (_ index: Int, _ bytes: [UInt8]) throws -> Void)? = nil,
      body: @escaping (Int, Result<Written, Failure>) throws -> Void
    ) {
      self.files = files
      self.options = options
      self.format = format
      self.keep = keep
      self.body = body
    }
  }

  package static let name = OperationName.annotate

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.options.memories ?? []).map(Place.memory)
      + (request.options.glossaries ?? []).map(Place.glossary)
  }

  /// Annotates the articles; progress counts them.
  ///
  /// One file that is no article does not keep the others from being annotated.
  ///
  /// - Returns: How many articles failed.
  /// - Throws: as `Annotate`, but for what is wrong with one file.
  package static func run(_ request: Request, in context: Context) throws -> Int {
    // A glossary that is not there is one error, not one for each article.
    _ = try context.prepared.terms(request.options.terms)
    var failureCount = 0
    let files = request.files
    let (options, format, keep) = (request.options, request.format, request.keep)
    try forEachResult(of: files.count, interruption: context.interruption) { index in
      let document = try Annotate.run(Annotate.Request(files[index], options: options), in: context)
      let warnings = document.article.warnings(of: files[index].name)
      let bytes = try document.bytes(as: format, interruption: context.interruption)
      guard let keep else { return Written(bytes: bytes, warnings: warnings) }
      try keep(index, bytes)
      return Written(bytes: [], warnings: warnings)
    } body: { index, result in
      switch result {
      case .success(let written): try request.body(index, .success(written))
      case .failure(let error as Failure):
        failureCount += 1
        try request.body(index, .failure(error))
      case .failure(let error as FileAccessError):
        failureCount += 1
        try request.body(index, .failure(Failure(error)))
      case .failure(let error): throw error
      }
      context.progress(index + 1)
    }
    return failureCount
  }
}

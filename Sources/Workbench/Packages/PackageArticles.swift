import Documents
package import Files
package import Model

/// Makes a folder of some articles for a translation tool: the articles with the memory of their
/// matches and the glossary of their terms.
package enum PackageArticles: ParameterizedOperation {
  /// The articles, and what is made of them.
  package struct Request {
    /// The articles' files.
    package var files: [InputFile]
    /// Which terms and matches there are.
    package var options = Annotate.Options()
    /// For which tools the folder is.
    package var format = PackageFormat.omegat
    /// Takes each file of the folder, with its path in it; one without bytes whose name ends in `/` is
    /// an empty folder.
    package var write: (_ name: String, _ bytes: [UInt8]) throws -> Void

    /// Creates a request with the usual values.
    package init(
      _ files: [InputFile] = [],
      write: @escaping (_ name: String, _ bytes: [UInt8]) throws -> Void = { _, _ in }
    ) {
      self.files = files
      self.write = write
    }
  }

  package static let name = OperationName.packageArticles
  package static var defaults: Request { Request() }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.options.source),
    .language("to", option: "to", \.options.target),
    .percent("threshold", option: "threshold", \.options.threshold),
    .names("glossary", option: "glossary", \.options.glossaries),
    .names("memory", option: "memory", \.options.memories),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.options.memories ?? []).map(Place.memory)
      + (request.options.glossaries ?? []).map(Place.glossary)
  }

  /// Annotates the articles on all cores, and writes the folder; progress counts articles.
  ///
  /// One article that cannot be read ends it all: a translator who gets a part of the articles may not
  /// see that some are missing.
  ///
  /// - Throws: as `Annotate`; `Failure`, when the articles are not all in one language; what `write` throws.
  /// - Complexity: O(length of the articles), matches aside
  package static func run(_ request: Request, in context: Context) throws -> ArticlePackage {
    let files = request.files
    let options = request.options
    let names = PackagedNames(files)
    var writer: any PackageWriter =
      switch request.format {
      case .omegat: OmegaTPackageWriter(version: context.version)
      case .xliff: XLIFFPackageWriter(version: context.version)
      }
    var package = ArticlePackage(format: request.format)
    try forEachResult(of: files.count, window: 8, interruption: context.interruption) { index in
      // Standard input can be read once only.
      let bytes = try files[index].readBytes()
      let file = InputFile(name: files[index].path, content: bytes)
      let document = try Annotate.run(Annotate.Request(file, options: options), in: context)
      return PackagedArticle(bytes: bytes, document: document)
    } body: { index, result in
      let article = try result.get()
      try package.add(article.document, of: files[index])
      let name = names.name(of: index, asText: article.isGivenAsText(in: request.format))
      try writer.add(article, named: name, request.write)
      package.remarks += article.document.article.warnings(of: files[index].name)
      if article.isGivenAsText(in: request.format) {
        package.remarks.append(
          Remark(
            .warning,
            Message("package.asText", ["format": .text(article.document.article.format.name)]),
            at: Failure.Place(file: files[index].name)
          )
        )
      }
      context.progress(index + 1)
    }
    guard let languages = package.languages else { return package }
    package.termCount = try writer.finish(languages, context.library, request.write)
    return package
  }
}

/// The names that articles have in a package: their own, with a number where two are alike.
private struct PackagedNames {
  private let names: [(base: String, suffix: String)]

  init(_ files: [InputFile]) {
    var taken: Set<String> = []
    names = files.map { file in
      let last = file.path.split(separator: "/").last.map(String.init) ?? "article"
      let dot = last.lastIndex(of: ".").flatMap { $0 == last.startIndex ? nil : $0 }
      let base = file.isStandardInput ? "standard-input" : dot.map { String(last[..<$0]) } ?? last
      let known = dot.map { last[last.index(after: $0)...].lowercased() }
      let suffix = known.flatMap { Self.suffix($0) } ?? "txt"
      var candidate = base
      var number = 1
      // Letter case is not told apart everywhere, and the text of an article has the same base name.
      while !taken.insert(candidate.lowercased()).inserted {
        number += 1
        candidate = "\(base)-\(number)"
      }
      return (candidate, suffix)
    }
  }

  func name(of index: Int, asText: Bool) -> String {
    "\(names[index].base).\(asText ? "txt" : names[index].suffix)"
  }

  /// The ending by which tools know a format; `nil` for one that is no article's.
  private static func suffix(_ written: String) -> String? {
    guard let format = ArticleFormat.named(".\(written)") else { return nil }
    // Texts and Markdown are told by one ending each.
    return [.plainText, .markdown].contains(format.format) ? format.suffixes[0] : written
  }
}

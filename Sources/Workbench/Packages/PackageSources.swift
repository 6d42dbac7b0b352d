import Documents
import Files
import Model

/// The segments of the articles of a project, with the places in which they stand.
struct PackageSources {
  private struct Place {
    let file: String
    let before: String?
    let after: String?
  }

  private var places: [String: [Place]] = [:]

  /// Reads and segments the articles of a folder, and of the folders in it.
  ///
  /// - Throws: `Failure`, when there is none, or one cannot be read; `InterruptionError`.
  init(in folder: String, _ language: LanguageTag, _ context: Context) throws {
    let reader = ArticleReader()
    for file in try InputFile.files(named: [folder]).files {
      let article = try reader.read(file, interruption: context.interruption)
      let texts = try SegmentedText(
        article,
        language: language,
        segmenters: context.prepared.segmenters,
        interruption: context.interruption
      ).segments.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      let name = String(file.path.dropFirst(folder.count + 1))
      for (index, text) in texts.enumerated() {
        places[text, default: []].append(
          Place(
            file: name,
            before: index > 0 ? texts[index - 1] : nil,
            after: index + 1 < texts.count ? texts[index + 1] : nil
          )
        )
      }
    }
  }

  /// Whether a text is a segment of an article.
  func has(_ text: String) -> Bool { places[text] != nil }

  /// How many different segments fit a condition.
  func count(where fits: (String) -> Bool) -> Int { places.keys.count(where: fits) }

  /// What a unit says of its place: what OmegaT says where it says something, else every article in
  /// which the segment stands.
  func properties(of text: String, _ written: [Property]) -> [Property] {
    if let file = written.first(where: { $0.type == "file" }) {
      return written + [Property(type: "x-source-file", value: file.value)]
    }
    guard let places = places[text]?.prefix(maximumPlaceCount) else { return written }
    var properties = written
    for place in places {
      let all = [
        Property(type: "x-source-file", value: place.file),
        place.before.map { Property(type: "x-context-pre", value: $0) },
        place.after.map { Property(type: "x-context-post", value: $0) },
      ]
      for case let property? in all where !properties.contains(property) {
        properties.append(property)
      }
    }
    return properties
  }
}

/// How many places a unit names: a segment that stands everywhere has no neighbours worth knowing.
private let maximumPlaceCount = 8

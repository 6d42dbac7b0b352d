import Model

extension AlignedDocument {
  /// Returns documents as one HTML page with the two texts side by side, without scripts and
  /// without anything from elsewhere.
  ///
  /// Pairs below the threshold are marked, and so are segments without translation.
  ///
  /// - Parameters:
  ///   - documents: The documents, each of which becomes a section.
  ///   - threshold: The confidence below which a pair should be looked at.
  /// - Returns: The page.
  package static func html(_ documents: [AlignedDocument], threshold: Double) -> String {
    let title = documents.first.map(\.title) ?? "Aligned texts"
    return """
      <!DOCTYPE html>
      <html lang="en" dir="ltr">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(String(decoding: PackageResources.aligned_css, as: UTF8.self))</style>
      </head>
      <body>
      <main>
      \(documents.map { $0.section(threshold: threshold) }.joined())</main>
      <footer>Aligned by Dragoman. The number beside a pair is its confidence in percent; pairs \
      below \(percent(threshold)) and segments without translation are marked.</footer>
      </body>
      </html>

      """
  }

  private func section(threshold: Double) -> String {
    let pairs = beads.filter(\.isPair)
    let doubtful = pairs.count { $0.confidence < threshold }
    let unpaired = beads.count - pairs.count
    let warning =
      isTranslation
      ? "" : "<p class=\"warning\">These texts do not look like translations of each other.</p>\n"
    return """
      <section>
      <h1 title="\(HTMLText.escaped("\(sourceFile) – \(targetFile)"))">\(heading)</h1>
      <ul class="facts">
      <li>\(sourceLanguage) to \(targetLanguage)</li>
      <li>\(pairs.count) pairs, \(doubtful) to look at</li>
      <li>\(unpaired) without translation</li>
      <li>confidence \(percent(confidence)) %</li>
      </ul>
      \(warning)<table>
      <thead><tr><th scope="col">Source</th><th scope="col">Target</th>\
      <th scope="col">Confidence</th></tr></thead>
      <tbody>
      \(rows(threshold: threshold))</tbody>
      </table>
      </section>

      """
  }

  /// The names of both files without their folders; one name where they have the same.
  private var names: [String] {
    let names = [sourceFile, targetFile].map { path in
      path.split(separator: "/").last.map(String.init) ?? path
    }
    return names[0] == names[1] ? [names[0]] : names
  }

  private var title: String { names.joined(separator: " – ") }

  private var heading: String {
    names.map { "<bdi dir=\"auto\">\(HTMLText.escaped($0))</bdi>" }.joined(separator: " – ")
  }

  private func rows(threshold: Double) -> String {
    var html = ""
    var paragraph: Int?
    for bead in beads {
      var classes: [String] = []
      if !bead.isPair { classes.append("unpaired") }
      if bead.isPair, bead.confidence < threshold { classes.append("doubtful") }
      if let next = bead.sourceParagraph, let last = paragraph, next != last {
        classes.append("paragraph")
      }
      paragraph = bead.sourceParagraph ?? paragraph
      let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
      html += """
        <tr\(attribute)>\(cell(bead.source, sourceLanguage))\(cell(bead.target, targetLanguage))\
        <td class="confidence">\(percent(bead.confidence))</td></tr>

        """
    }
    return html
  }

  private func cell(_ segments: [String], _ language: LanguageTag) -> String {
    let paragraphs = segments.map { segment in
      let text =
        language.isRightToLeft ? HTMLText.isolatingLatin(segment) : HTMLText.escaped(segment)
      return "<p>\(text)</p>"
    }
    let direction = language.isRightToLeft ? "rtl" : "ltr"
    return "<td lang=\"\(language)\" dir=\"\(direction)\">\(paragraphs.joined())</td>"
  }
}

private func percent(_ confidence: Double) -> Int { Int((confidence * 100).rounded(.down)) }

import XMLStreams

/// Rules by which OmegaT cuts some articles where Dragoman does.
///
/// The built-in segmenter knows more than SRX can say, and a segment that is cut elsewhere matches
/// nothing. So the rules name the very places: each break of the articles is one, by the text before
/// and after it, and there is no other. OmegaT reads them from `omegat/segmentation.conf` (3.6, and
/// later where there is nothing else) and from `omegat/segmentation.srx` (6.0 and later).
///
/// Where an article has markup, OmegaT has tags in its text: at the cuts, and wherever words meet spaces
/// or marks, since word processors put those into runs of their own.
package struct OmegaTCuts: Sendable {
  private struct Cut: Hashable, Sendable {
    let before: String
    let after: String
  }

  private var cuts: [Cut] = []
  private var known: Set<Cut> = []

  /// Creates rules that cut nowhere.
  package init() {}

  /// How many rules there are.
  package var count: Int { cuts.count }

  /// Adds the cuts of an article.
  ///
  /// - Complexity: O(length of the article)
  package mutating func add(_ document: AnnotatedDocument) {
    var text = document.text
    let ranges = document.segments.map(\.range)
    let hasMarkup = document.article.format != .plainText
    let cuts = text.withUTF8 { bytes in
      zip(ranges, ranges.dropFirst()).map { first, second in
        let end = expression(Self.end(of: bytes[first]), hasMarkup)
        let start = expression(Self.start(of: bytes[second]), hasMarkup)
        // OmegaT looks for the first place where `after` fits, so that neither may begin with what the
        // other ends with: white space is with the one, marks of lists with the other.
        return hasMarkup
          ? Cut(before: end + ending, after: beginning + start)
          : Cut(before: end + space, after: start)
      }
    }
    for cut in cuts where known.insert(cut).inserted { self.cuts.append(cut) }
  }

  /// The rules as OmegaT 3.6 keeps them: a bean of Java as XML.
  package var configuration: [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("java", ["version": "17", "class": "java.beans.XMLDecoder"])
    writer.start("object", ["class": "org.omegat.core.segmentation.SRX"])
    writer.property("mappingRules") { writer in
      writer.start("void", ["method": "add"])
      writer.start("object", ["class": "org.omegat.core.segmentation.MapRule"])
      writer.property("language") { $0.element("string", text: "Dragoman") }
      writer.property("pattern") { $0.element("string", text: ".*") }
      writer.property("rules") { writer in
        writer.start("object", ["class": "java.util.ArrayList"])
        for cut in cuts { writer.add(before: cut.before, after: cut.after) }
        writer.end()
      }
      writer.end()
      writer.end()
    }
    writer.property("version") { $0.element("string", text: "0.2.2") }
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  /// The rules as SRX 2.0.
  package var srx: [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("srx", ["xmlns": "http://www.lisa.org/srx20", "version": "2.0"])
    writer.start("header", ["segmentsubflows": "yes", "cascade": "yes"])
    for (type, include) in [("start", "no"), ("end", "yes"), ("isolated", "no")] {
      writer.start("formathandle", ["type": type, "include": include])
      writer.end()
    }
    writer.end()
    writer.start("body")
    writer.start("languagerules")
    writer.start("languagerule", ["languagerulename": "Dragoman"])
    for cut in cuts {
      writer.start("rule", ["break": "yes"])
      writer.element("beforebreak", text: cut.before)
      writer.element("afterbreak", text: cut.after)
      writer.end()
    }
    writer.end()
    writer.end()
    writer.start("maprules")
    writer.start("languagemap", ["languagepattern": ".*", "languagerulename": "Dragoman"])
    for _ in 0..<4 { writer.end() }
    return writer.takeBytes()
  }

  /// The last words of a segment: enough to tell the place from others.
  private static func end(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let piece = bytes.suffix(96).drop { $0 & 0xC0 == 0x80 }
    return String(String(decoding: piece, as: UTF8.self).unicodeScalars.suffix(40))
  }

  /// The first words of a segment.
  private static func start(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes.prefix(64), as: UTF8.self).unicodeScalars
    // The last character may have been cut.
    return String(String.UnicodeScalarView(text.prefix(24).prefix { $0 != "\u{FFFD}" }))
  }
}

/// White space, and characters that nobody sees, after a segment.
private let space = #"[\s\p{Z}\p{C}]*"#
/// What ends with a segment: marks of Markdown, tags that close or stand alone, white space.
private let ending = #"[*_~`]*(?:</[^<>]{1,60}>|<[^<>/][^<>]{0,58}/>|[\s\p{Z}\p{C}])*"#
/// What begins with one: tags that open, marks of lists and headings, marks of Markdown.
private let beginning =
  #"(?:<[^<>/](?:[^<>]{0,58}[^<>/])?>[\s\p{Z}]*)*(?:[-*+#|]+ )*[*_~`\[]*"#
/// Tags, or marks of Markdown, where a word ends or between marks.
private let tags = "(?:[*_~`]|<[^<>]{1,60}>)*"
/// White space between words, with tags or marks among it.
private let taggedSpace = #"(?:[\s\p{Z}*_~`]|<[^<>]{1,60}>)+"#

/// Returns a regular expression of Java for a text.
private func expression(_ text: String, _ hasMarkup: Bool) -> String {
  var expression = ""
  var last: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    defer { last = scalar }
    let isFirstSpace = last?.properties.isWhitespace != true
    if scalar.properties.isWhitespace {
      if hasMarkup, isFirstSpace { expression += taggedSpace }
      if !hasMarkup, isFirstSpace { expression += scalar == " " ? " " : #"[\s\p{Z}]+"# }
      continue
    }
    let isInWord = last.map { $0.isOfWord && scalar.isOfWord } ?? true
    if hasMarkup, isFirstSpace, !isInWord { expression += tags }
    if scalar.isASCII, !scalar.isOfWord { expression += "\\" }
    expression.unicodeScalars.append(scalar)
  }
  return expression
}

extension Unicode.Scalar {
  /// Whether a scalar stands in words, or in numbers.
  fileprivate var isOfWord: Bool {
    properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}

extension XMLStreamWriter {
  fileprivate mutating func property(
    _ name: String,
    _ body: (inout XMLStreamWriter) -> Void
  ) {
    start("void", ["property": name])
    body(&self)
    end()
  }

  fileprivate mutating func add(before: String, after: String) {
    start("void", ["method": "add"])
    start("object", ["class": "org.omegat.core.segmentation.Rule"])
    property("afterbreak") { $0.element("string", text: after) }
    property("beforebreak") { $0.element("string", text: before) }
    property("breakRule") { $0.element("boolean", text: "true") }
    end()
    end()
  }
}

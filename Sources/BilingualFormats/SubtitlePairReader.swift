import Model

/// Reads subtitles (SRT, WebVTT) of which each has both languages, a line or more of each.
///
/// The two are told apart by their letters, so one is written in Arabic letters and the other in Latin
/// ones. A cue in one language only is rejected.
///
/// Reference: WebVTT, W3C 2019; SubRip has no specification.
final class SubtitlePairReader: PairReader {
  private let reading: PairReading
  private var splitter = LineSplitter()
  private var buffer: PairBuffer
  /// The lines of the cue that is being read; `nil` outside of one.
  private var cue: (line: Int, time: String, texts: [String])?
  private var isFirstArabic: Bool?

  init(_ reading: PairReading) {
    self.reading = reading
    buffer = PairBuffer(reading)
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try splitter.split(bytes) { try take($0, $1) }
  }

  func finish() throws -> PairSummary {
    try splitter.finish { try take($0, $1) }
    try endCue()
    return try buffer.finish()
  }

  private func take(_ bytes: [UInt8], _ number: Int) throws {
    let line = trimmed(try String(line: bytes, number: number))
    if line.isEmpty { return try endCue() }
    if line.contains("-->") {
      // The number of the next cue, where no blank line stands before it.
      if let last = cue?.texts.last, last.allSatisfy(\.isNumber) { cue?.texts.removeLast() }
      try endCue()
      cue = (number, line, [])
    } else {
      cue?.texts.append(Self.withoutTags(line))
    }
  }

  private func endCue() throws {
    guard let ended = cue else { return }
    cue = nil
    var (arabic, other) = ([String](), [String]())
    var wasArabic: Bool?
    for text in ended.texts where !text.isEmpty {
      var letters = LetterCount()
      letters.add(text)
      let isArabic =
        letters.arabic + letters.latin == 0 ? wasArabic : letters.arabic >= letters.latin
      if isArabic == true { arabic.append(text) } else { other.append(text) }
      wasArabic = isArabic
      if isFirstArabic == nil { isFirstArabic = isArabic }
    }
    guard !arabic.isEmpty, !other.isEmpty else {
      guard !ended.texts.isEmpty else { return }
      return try buffer.reject(
        PairRejection(
          line: ended.line,
          reason: .oneLanguage,
          text: String(ended.texts.joined(separator: " ").prefix(200))
        )
      )
    }
    let isArabicSource =
      reading.source?.isArabic ?? reading.target.map { !$0.isArabic }
      ?? (isFirstArabic == true)
    let texts = [arabic, other].map { $0.joined(separator: " ") }
    try buffer.add(
      PairBuffer.Entry(
        source: isArabicSource ? texts[0] : texts[1],
        target: isArabicSource ? texts[1] : texts[0],
        line: ended.line
      ) { $0.identifier = ended.time }
    )
  }

  /// A line without the tags of styles: `<i>`, `{\an8}`.
  private static func withoutTags(_ line: String) -> String {
    var text = ""
    var end: Character?
    for character in line {
      if let closing = end {
        if character == closing { end = nil }
      } else if character == "<" {
        end = ">"
      } else if character == "{" {
        end = "}"
      } else {
        text.append(character)
      }
    }
    return end == nil ? trimmed(text) : line
  }
}

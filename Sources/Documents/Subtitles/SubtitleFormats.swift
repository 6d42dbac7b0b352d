extension ArticleFormat {
  /// Subtitles as SubRip writes them.
  package static let subRip: ArticleFormat = .init(
    format: .subRip,
    suffixes: ["srt"],
    mediaTypes: ["application/x-subrip"],
    isTold: { sample in
      // A text under another name may quote subtitles.
      let isNamed = sample.named == .subRip
      return isNamed || sample.named == nil && SubtitleReader.beginsWithCue(sample.text)
    },
    read: { bytes, options, interruption in
      try SubtitleReader.read(decodeText(bytes, options), as: .subRip, interruption)
    }
  )

  /// Subtitles of the web.
  package static let webVTT: ArticleFormat = .init(
    format: .webVTT,
    suffixes: ["vtt"],
    mediaTypes: ["text/vtt"],
    isAlwaysTold: true,
    isTold: { sample in
      let line = sample.firstLine
      return line == "WEBVTT" || line.hasPrefix("WEBVTT ") || line.hasPrefix("WEBVTT\t")
    },
    read: { bytes, options, interruption in
      try SubtitleReader.read(decodeText(bytes, options), as: .webVTT, interruption)
    }
  )
}

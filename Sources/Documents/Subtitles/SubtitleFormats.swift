extension ArticleFormat {
  /// Subtitles as SubRip writes them.
  package static let subRip: ArticleFormat = .init(
    name: "SubRip",
    suffixes: ["srt"],
    mediaTypes: ["application/x-subrip"],
    isTold: { sample in
      // A text under another name may quote subtitles.
      let isNamed = sample.named?.suffixes.contains("srt") == true
      return isNamed || sample.named == nil && SubtitleReader.beginsWithCue(sample.text)
    },
    read: { bytes, options, interruption in
      try SubtitleReader.read(decodeText(bytes, options), as: .subRip, interruption)
    }
  )

  /// Subtitles of the web.
  package static let webVTT: ArticleFormat = .init(
    name: "WebVTT",
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

package import JSON
import Model
package import Wording

extension LeverageAnalysis.Counts {
  /// The counts as one object.
  ///
  /// - Parameter file: The name of the text; `nil` for the total.
  /// - Returns: The object.
  package func json(file: String?) -> JSONValue {
    let bands = LeverageAnalysis.Band.allCases.map { band -> JSONValue in
      [
        "name": .string(band.rawValue), "segments": .int(segments[band, default: 0]),
        "words": .int(words[band, default: 0]),
      ]
    }
    return [
      "file": .optional(file), "bands": .array(bands),
      "segments": .int(segments.values.reduce(0, +)), "words": .int(words.values.reduce(0, +)),
    ]
  }

  /// The counts as a table.
  ///
  /// - Parameters:
  ///   - wording: Says what the columns and bands are.
  ///   - title: What stands above the table.
  /// - Returns: Lines.
  package func text(in wording: Wording, title: String) -> String {
    func row(_ name: String, _ segments: String, _ words: String) -> String {
      let cells = [(name, 12), (segments, 10), (words, 10)]
      return cells.enumerated().map { index, cell in
        let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
        return index == 0 ? cell.0 + padding : padding + cell.0
      }.joined()
    }
    let names = [Message("band.band"), Message("band.segments"), Message("band.words")]
      .map(wording.sentence)
    var lines = [title, row(names[0], names[1], names[2])]
    lines += LeverageAnalysis.Band.allCases.map { band in
      row(
        wording.name(of: band),
        String(segments[band, default: 0]),
        String(words[band, default: 0])
      )
    }
    lines.append(
      row(
        wording.sentence(Message("band.total")),
        String(segments.values.reduce(0, +)),
        String(words.values.reduce(0, +))
      )
    )
    return lines.joined(separator: "\n")
  }
}

extension Wording {
  /// The name of a band; numbers stay as they are.
  fileprivate func name(of band: LeverageAnalysis.Band) -> String {
    switch band {
    case .repetition: sentence(Message("band.repetition"))
    case .context: sentence(Message("band.context"))
    case .none: sentence(Message("band.none"))
    case .exact, .from95, .from85, .from75, .from50: band.rawValue
    }
  }
}

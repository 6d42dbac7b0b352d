import Model
import XMLStreams

extension SegmentMatch {
  /// Writes the match as a translation candidate.
  func writeXLIFF(to writer: inout XMLStreamWriter, id: String, segment: String) {
    let type =
      switch kind {
      case .context: "icm"
      case .exact, .fuzzy: "tm"
      }
    // Similarity is of the text alone; suitability, by which tools sort, has the penalties off.
    let similarity = min(100, score.percent + penalties.reduce(0) { $0 + $1.points })
    writer.start(
      "mtc:match",
      [
        "id": id, "ref": "#\(segment)", "type": type, "origin": memory,
        "similarity": "\(similarity).0", "matchSuitability": "\(score.percent).0",
      ]
    )
    writer.start("mda:metadata")
    writer.start("mda:metaGroup", ["category": "match"])
    writer.element("mda:meta", ["type": "kind"], text: kind.rawValue)
    writer.element("mda:meta", ["type": "unit"], text: "\(unit)")
    for penalty in penalties {
      writer.element("mda:meta", ["type": "penalty"], text: "\(penalty.rawValue) \(penalty.points)")
    }
    writer.end()
    writer.end()
    var candidate = XLIFFCandidate(self)
    candidate.write(to: &writer)
    writer.end()
  }
}

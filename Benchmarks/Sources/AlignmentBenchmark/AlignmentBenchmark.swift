import Alignment
import Foundation

/// Aligns pairs of texts with some of the evidence, to see what each kind of it is worth:
/// `AlignmentBenchmark FOLDER [--without KIND]… [--learn FILE [--units-for-word N]]`.
///
/// FOLDER has the texts in `ar` and `en` under equal names, a segment a line. KIND is words, terms,
/// number-words, names or document. FILE has units of a memory, Arabic and English with a tab between
/// them, of which those are chosen that have words of the texts. Prints an object a pair with the
/// fields that `dragoman align --format json` has, without the texts; on standard error, how many
/// units were chosen.
@main
struct AlignmentBenchmark {
  private static let kinds: [String: AlignmentEvidence] = [
    "words": .words, "terms": .terms, "number-words": .numberWords, "names": .names,
    "document": .document,
  ]

  private struct Arguments {
    var folder = ""
    var evidence = AlignmentEvidence.all
    var memory: String?
    var unitsForWord = UnitChooser.unitsForWord
  }

  static func main() async throws {
    guard let arguments = arguments() else {
      print(
        "usage: AlignmentBenchmark FOLDER [--without KIND]… [--learn FILE [--units-for-word N]]"
      )
      exit(64)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(arguments.folder)/ar")
      .sorted()
    let pairs = try names.map { name in
      (
        name: name, arabic: try lines("\(arguments.folder)/ar/\(name)"),
        english: try lines("\(arguments.folder)/en/\(name)")
      )
    }
    var lexicon = BilingualLexicon.builtIn(arguments.evidence)
    if let memory = arguments.memory {
      let chosen = try units(
        memory,
        UnitChooser(texts: pairs.flatMap(\.arabic), unitsForWord: arguments.unitsForWord)
      )
      FileHandle.standardError.write(Data("\(chosen.count) units chosen\n".utf8))
      lexicon.learn(from: chosen)
    }
    let aligner = TextAligner(lexicon: lexicon, evidence: arguments.evidence)
    for pair in pairs {
      let alignment = aligner.align(
        AlignmentText(segments: pair.arabic),
        AlignmentText(segments: pair.english)
      )
      precondition(
        covers(alignment, pair.arabic.count, pair.english.count),
        "beads cover the texts"
      )
      print(json(alignment, name: pair.name))
    }
  }

  private static func arguments() -> Arguments? {
    var arguments = Arguments()
    var rest = CommandLine.arguments.dropFirst()
    while let argument = rest.popFirst() {
      switch argument {
      case "--without":
        guard let kind = rest.popFirst().flatMap({ kinds[$0] }) else { return nil }
        arguments.evidence.remove(kind)
      case "--learn": arguments.memory = rest.popFirst()
      case "--units-for-word":
        guard let count = rest.popFirst().flatMap({ Int($0) }) else { return nil }
        arguments.unitsForWord = count
      default: arguments.folder = argument
      }
    }
    return arguments.folder.isEmpty ? nil : arguments
  }

  private static func lines(_ path: String) throws -> [String] {
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func units(
    _ path: String,
    _ chooser: UnitChooser
  ) throws -> [(arabic: String, english: String)] {
    var chooser = chooser
    var units: [(arabic: String, english: String)] = []
    for line in try lines(path) {
      let columns = line.split(separator: "\t").map(String.init)
      if columns.count >= 2, chooser.chooses(columns[0]) { units.append((columns[0], columns[1])) }
    }
    return units
  }

  private static func covers(_ alignment: TextAlignment, _ rows: Int, _ columns: Int) -> Bool {
    var (row, column) = (0, 0)
    for bead in alignment.beads {
      guard bead.source.lowerBound == row, bead.target.lowerBound == column else { return false }
      (row, column) = (bead.source.upperBound, bead.target.upperBound)
    }
    return row == rows && column == columns
  }

  private static func json(_ alignment: TextAlignment, name: String) -> String {
    let beads = alignment.beads.map { bead in
      "{\"sourceIndices\":\(Array(bead.source)),\"targetIndices\":\(Array(bead.target)),"
        + "\"confidence\":\(bead.confidence)}"
    }
    return "{\"sourceFile\":\"\(name)\",\"confidence\":\(alignment.confidence),"
      + "\"segments\":[\(beads.joined(separator: ","))]}"
  }
}

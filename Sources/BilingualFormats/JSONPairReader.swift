import JSON
import Model

/// Reads aligned segments: what `align` writes, a list of objects, or one object to a line.
///
/// An object has `source` and `target`, each a text or a list of texts, or a text under the tag of each
/// language, by itself or as its `translation`.
final class JSONPairReader: PairReader {
  private let reading: PairReading
  private var bytes: [UInt8] = []
  private var buffer: PairBuffer

  init(_ reading: PairReading) {
    self.reading = reading
    buffer = PairBuffer(reading)
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try reading.interruption.check()
    self.bytes.append(contentsOf: bytes)
  }

  func finish() throws -> PairSummary {
    if let values = try lines() {
      for (value, line) in values { try take(value, line) }
    } else {
      let value = try BilingualError.translating { try JSONReader.read(bytes) }
      try take(value, 1)
    }
    return try buffer.finish()
  }

  /// The values of a file with one to a line, or `nil` if it is none.
  private func lines() throws -> [(JSONValue, Int)]? {
    var values: [(JSONValue, Int)] = []
    var splitter = LineSplitter()
    var isOne = false
    func take(_ line: [UInt8], _ number: Int) throws {
      guard !isOne, line.contains(where: { $0 > 0x20 }) else { return }
      guard let value = try? JSONReader.read(line) else {
        // The first line tells what the file is; later ones have to be the same.
        guard values.isEmpty else {
          throw BilingualError(.noJSON, line: number)
        }
        isOne = true
        return
      }
      values.append((value, number))
    }
    try bytes.withUnsafeBufferPointer { try splitter.split($0) { try take($0, $1) } }
    try splitter.finish { try take($0, $1) }
    return isOne || values.isEmpty ? nil : values
  }

  private func take(_ value: JSONValue, _ line: Int) throws {
    switch value {
    case .array(let values): for value in values { try take(value, line) }
    case .object(let members):
      if let list = members["segments"], case .array(let segments) = list {
        if let language = members["sourceLanguage"]?.text {
          buffer.stated.source = LanguageTag(language)
        }
        if let language = members["targetLanguage"]?.text {
          buffer.stated.target = LanguageTag(language)
        }
        for segment in segments { try take(segment, line) }
      } else if let pair = members["translation"], case .object(let sides) = pair {
        try takePair(sides, line)
      } else {
        try takePair(members, line)
      }
    default: try reject(line)
    }
  }

  private func takePair(_ members: [JSONValue.Member], _ line: Int) throws {
    if let source = members["source"]?.text, let target = members["target"]?.text {
      guard !source.isEmpty, !target.isEmpty else { return }
      return try buffer.add(PairBuffer.Entry(source: source, target: target, line: line))
    }
    let tagged = members.compactMap { member in
      LanguageTag(member.name).flatMap { tag in
        member.name.utf8.count <= 5 ? member.value.text.map { (tag, $0) } : nil
      }
    }
    let first = tagged.first { reading.source == nil || $0.0.language == reading.source?.language }
    guard let first,
      let second = tagged.first(where: {
        $0.0 != first.0 && (reading.target == nil || $0.0.language == reading.target?.language)
      })
    else { return try reject(line) }
    buffer.stated = (first.0, second.0)
    try buffer.add(PairBuffer.Entry(source: first.1, target: second.1, line: line))
  }

  private func reject(_ line: Int) throws {
    try buffer.reject(PairRejection(line: line, reason: .oneLanguage, text: ""))
  }
}

extension [JSONValue.Member] {
  fileprivate subscript(name: String) -> JSONValue? { first { $0.name == name }?.value }
}

extension JSONValue {
  /// A text, or a list of texts with spaces between.
  fileprivate var text: String? {
    switch self {
    case .string(let text): text
    case .array(let values):
      values.allSatisfy({ if case .string = $0 { true } else { false } })
        ? values.compactMap(\.text).joined(separator: " ") : nil
    default: nil
    }
  }
}

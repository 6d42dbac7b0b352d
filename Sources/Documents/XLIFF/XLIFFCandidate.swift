import Model
import XMLStreams

/// Writes the two sides of a translation candidate, with the codes that its unit has.
///
/// A code of the target has the identifier of the source's code that it belongs to: by its `x` or,
/// where a memory has none, by its place among the codes of its kind.
///
/// Reference: TMX 1.4b, "Content markup"; XLIFF 2.1, 4.7 (inline content) and 5.1 (matches).
struct XLIFFCandidate {
  private let sides: [(name: String, parts: [SegmentPart])]
  private var dataNames: [String: String] = [:]
  private var data: [String] = []
  /// The identifiers of the source's codes by what they are known by in both sides.
  private var sourceNames: [String: String] = [:]
  private var codeCount = 0

  init(_ match: SegmentMatch) {
    func parts(_ parts: [SegmentPart], _ text: String) -> [SegmentPart] {
      parts.isEmpty ? [.text(text)] : parts
    }
    sides = [
      ("source", parts(match.sourceParts, match.source)),
      ("target", parts(match.targetParts, match.target)),
    ]
    for side in sides { collectData(of: side.parts) }
  }

  mutating func write(to writer: inout XMLStreamWriter) {
    if !data.isEmpty {
      writer.start("originalData")
      for (index, native) in data.enumerated() {
        writer.start("data", ["id": "d\(index + 1)"], content: .mixed)
        writer.xliffText(native)
        writer.end()
      }
      writer.end()
    }
    for (name, parts) in sides {
      var side = Side(parts)
      writer.start(name, content: .mixed)
      write(parts, of: &side, to: &writer)
      writer.end()
      if name == "source" { sourceNames = side.names }
    }
  }

  /// What is known while one side is written.
  private struct Side {
    /// The numbers of pairs of which both ends are there.
    let pairs: Set<String>
    var names: [String: String] = [:]
    var used: Set<String> = []
    var counts: [String: Int] = [:]
    /// The identifiers of the open pairs, by their number.
    var open: [String: String] = [:]

    init(_ parts: [SegmentPart]) {
      func numbers(_ name: String) -> Set<String> {
        Set(parts.codes.filter { $0.name == name }.compactMap { $0.value(of: "i") })
      }
      pairs = numbers("bpt").intersection(numbers("ept"))
    }
  }

  private mutating func collectData(of parts: [SegmentPart]) {
    for case .code(let code) in parts {
      guard code.isNative else {
        collectData(of: code.content)
        continue
      }
      let native = code.nativeText
      guard !native.isEmpty, dataNames[native] == nil else { continue }
      data.append(native)
      dataNames[native] = "d\(data.count)"
    }
  }

  private mutating func write(
    _ parts: [SegmentPart],
    of side: inout Side,
    to writer: inout XMLStreamWriter
  ) {
    for part in parts {
      switch part {
      case .text(let text): writer.xliffText(text)
      case .code(let code): write(code, of: &side, to: &writer)
      }
    }
  }

  private mutating func write(
    _ code: InlineCode,
    of side: inout Side,
    to writer: inout XMLStreamWriter
  ) {
    let reference = dataNames[code.nativeText]
    let number = code.value(of: "i") ?? ""
    switch code.name {
    case "bpt":
      let name = name(of: code, "sc", in: &side)
      let isPaired = side.pairs.contains(number)
      if isPaired { side.open[number] = name }
      writer.start(
        "sc",
        ["id": name, "dataRef": reference, "isolated": isPaired ? nil : "yes"]
      )
      writer.end()
    case "ept":
      let start = side.open.removeValue(forKey: number)
      let name = start == nil ? name(of: code, "ec", in: &side) : nil
      writer.start(
        "ec",
        [
          "id": name, "startRef": start, "dataRef": reference,
          "isolated": start == nil ? "yes" : nil,
        ]
      )
      writer.end()
    case "it":
      let element = code.value(of: "pos") == "end" ? "ec" : "sc"
      let name = name(of: code, element, in: &side)
      writer.start(element, ["id": name, "dataRef": reference, "isolated": "yes"])
      writer.end()
    case "ph", "ut":
      writer.start("ph", ["id": name(of: code, "ph", in: &side), "dataRef": reference])
      writer.end()
    default:
      writer.start("pc", ["id": name(of: code, "pc", in: &side)])
      write(code.content, of: &side, to: &writer)
      writer.end()
    }
  }

  /// The identifier of a code: in the target that of the source's, if it is the same element.
  private mutating func name(of code: InlineCode, _ element: String, in side: inout Side) -> String
  {
    side.counts[element, default: 0] += 1
    let key = element + (code.value(of: "x") ?? "#\(side.counts[element] ?? 0)")
    if let known = sourceNames[key], side.used.insert(known).inserted { return known }
    codeCount += 1
    let name = "c\(codeCount)"
    side.used.insert(name)
    if side.names[key] == nil { side.names[key] = name }
    return name
  }
}

extension InlineCode {
  fileprivate func value(of attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The native code, subflows and all.
  fileprivate var nativeText: String { isNative ? content.map(\.writtenText).joined() : "" }
}

extension SegmentPart {
  fileprivate var writtenText: String {
    switch self {
    case .text(let text): text
    case .code(let code): code.content.map(\.writtenText).joined()
    }
  }
}

extension [SegmentPart] {
  /// The codes, those within others too.
  fileprivate var codes: [InlineCode] {
    flatMap { part in
      guard case .code(let code) = part else { return [InlineCode]() }
      return [code] + (code.isNative ? [] : code.content.codes)
    }
  }
}

import XMLStreams

/// Writes what stands around the units of a job, while the job is read.
struct XLIFFFrameWriter {
  typealias Family = XLIFFDocument.Family

  private enum Piece {
    case xml([UInt8])
    case slot(Int)
    case unit(Int)
  }

  private struct OpenElement {
    /// Where what is carried goes, which XLIFF 2 wants before units and groups.
    let slot: Int
    var hasChildren = false
  }

  var naming = XLIFFNaming(own: "", prefix: nil)
  private var finished: [Piece] = []
  private var slots: [[UInt8]] = []
  private var current: [UInt8] = []
  private var open: [OpenElement] = []
  private var fileCount = 0
  private var unitNames: Set<String> = []
  private var groupNames: Set<String> = []

  /// The pieces, in order.
  var pieces: [XLIFFDocument.FramePiece] {
    (finished + [.xml(current)]).map {
      switch $0 {
      case .xml(let bytes): .xml(bytes)
      case .slot(let slot): .xml(slots[slot])
      case .unit(let unit): .unit(unit)
      }
    }
  }

  mutating func add(_ text: String) { current.append(contentsOf: text.utf8) }

  mutating func addUnit(_ index: Int) {
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    flush()
    finished.append(.unit(index))
  }

  /// Adds an element that is carried as it stands.
  mutating func carry(_ bytes: [UInt8], _ family: Family) {
    if family == .first, let parent = open.last {
      slots[parent.slot] += bytes
    } else {
      current += bytes
    }
  }

  /// Begins a file or a group.
  mutating func start(_ name: String, _ tag: XMLStartTag, gap: String, family: Family) {
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    var markup = XLIFFMarkup(naming: naming)
    if family == .second {
      add(gap)
      markup.start(tag)
    } else {
      if name == "file" {
        fileCount += 1
        unitNames = []
        groupNames = []
      }
      add("\n")
      let element = name == "file" ? "file" : "group"
      markup.start(element)
      let own = name == "file" ? nil : tag.attribute("id")
      let made = name == "file" ? "f\(fileCount)" : Self.unused(own, "g", &groupNames)
      markup.attribute("id", made)
      if name == "bin-unit" { markup.attribute("type", "\(naming.prefix ?? "xlf1"):bin-unit") }
      if name == "file", let original = tag.attribute("original") {
        markup.attribute("original", original)
      }
      write(tag, in: &markup, keeping: name == "file" ? ["original"] : ["translate"], made)
    }
    markup.closeTag()
    current += markup.takeBytes()
    flush()
    open.append(OpenElement(slot: slots.count))
    finished.append(.slot(slots.count))
    slots.append([])
  }

  mutating func end(_ name: String, gap: String, family: Family) {
    let ended = open.popLast()
    if family == .second {
      add(gap)
      add("</\(name)>")
      return
    }
    if name == "file", ended?.hasChildren != true {
      // A file has to have something in it.
      add("<group id=\"g1\"/>")
    }
    add(name == "file" ? "\n</file>\n" : "\n</group>")
  }

  /// The start tag of a unit, without its end.
  mutating func unitTag(_ tag: XMLStartTag, family: Family) -> [UInt8] {
    var markup = XLIFFMarkup(naming: naming)
    if family == .second {
      markup.start(tag)
    } else {
      markup.start("unit")
      let made = Self.unused(tag.attribute("id"), "u", &unitNames)
      markup.attribute("id", made)
      markup.attribute("xml:space", "preserve")
      write(tag, in: &markup, keeping: ["translate", "xml:space"], made)
    }
    return markup.takeBytes()
  }

  /// Writes the attributes of an element of XLIFF 1: some stay, those of other namespaces stand as
  /// they are, the rest is carried.
  private func write(
    _ tag: XMLStartTag,
    in markup: inout XLIFFMarkup,
    keeping kept: Set<String>,
    _ identifier: String
  ) {
    markup.appendDeclarations(of: tag)
    for attribute in tag.xliffAttributes {
      switch attribute.name {
      case "original" where kept.contains("original"): break
      case "xml:space" where kept.contains("xml:space"): break
      case "id" where attribute.value == identifier: break
      case let name where name.contains(":"): markup.attribute(name, attribute.value)
      case "translate" where kept.contains("translate") && ["yes", "no"].contains(attribute.value):
        markup.attribute("translate", attribute.value)
      default: markup.attribute("\(naming.prefix ?? "xlf1"):\(attribute.name)", attribute.value)
      }
    }
  }

  /// Returns an identifier that is a name and not taken: the own one, if it is that.
  static func unused(_ own: String?, _ prefix: String, _ taken: inout Set<String>) -> String {
    if let own, XLIFFUnitNames.isName(own), taken.insert(own).inserted { return own }
    var number = taken.count + 1
    while !taken.insert("\(prefix)\(number)").inserted { number += 1 }
    return "\(prefix)\(number)"
  }

  /// Text between elements, as it is written.
  static func escaped(_ text: XMLBytes) -> String {
    var bytes: [UInt8] = []
    XMLEscaping.append(text.bytes, as: .content, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func flush() {
    guard !current.isEmpty else { return }
    finished.append(.xml(current))
    current = []
  }
}

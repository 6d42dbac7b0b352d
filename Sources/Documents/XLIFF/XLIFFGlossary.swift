import Model
import XMLStreams

/// A term's mark in a source.
struct XLIFFTermMark {
  /// The mark's identifier.
  let name: String
  /// The identifier of its entry in the unit's glossary; `nil` where there is nothing to say.
  let entry: String?
  /// Whether the term stays as it is.
  let isDoNotTranslate: Bool
}

/// The terms of a unit, in the Glossary module: each concept once, however often it occurs.
struct XLIFFGlossary {
  private struct Entry {
    let name: String
    let mark: String
    let term: AnnotatedTerm
  }

  private let language: LanguageTag
  private var entries: [Entry] = []
  private var names: [String: String] = [:]
  /// The identifiers that are taken in the unit's own modules.
  private let taken: Set<String>
  private var entryNumber = 0

  init(_ language: LanguageTag, taken: Set<String> = []) {
    self.language = language
    self.taken = taken
  }

  /// Adds the concepts of one place, and returns the mark for it.
  mutating func mark(
    _ terms: [AnnotatedTerm],
    unusedName: (String) -> String
  ) -> XLIFFTermMark {
    let mark = unusedName("t")
    var first: String?
    for term in terms
    where term.usableEquivalents.isEmpty == false || term.definition != nil
      || !term.avoidedEquivalents.isEmpty
    {
      let key = "\(term.glossary)\u{0}\(term.concept)\u{0}\(term.term.text)"
      let name = names[key] ?? unusedEntryName()
      if names[key] == nil {
        names[key] = name
        entries.append(Entry(name: name, mark: mark, term: term))
      }
      first = first ?? name
    }
    return XLIFFTermMark(
      name: mark,
      entry: first,
      isDoNotTranslate: terms.contains(where: \.isDoNotTranslate)
    )
  }

  private mutating func unusedEntryName() -> String {
    repeat { entryNumber += 1 } while taken.contains("g\(entryNumber)")
    return "g\(entryNumber)"
  }

  var isEmpty: Bool { entries.isEmpty }

  func write(to writer: inout XMLStreamWriter) {
    guard !entries.isEmpty else { return }
    writer.start("gls:glossary")
    writeEntries(to: &writer)
    writer.end()
  }

  /// Writes the entries alone, for a unit that has a glossary.
  func writeEntries(to writer: inout XMLStreamWriter) {
    for entry in entries { write(entry, to: &writer) }
  }

  private func write(_ entry: Entry, to writer: inout XMLStreamWriter) {
    let term = entry.term
    writer.start("gls:glossEntry", ["id": entry.name, "ref": "#\(entry.mark)"])
    writer.element("gls:term", ["source": term.term.source], text: term.term.text)
    for (index, equivalent) in term.usableEquivalents.enumerated() {
      writer.element(
        "gls:translation",
        ["id": "\(entry.name)-\(index + 1)", "source": equivalent.source ?? term.glossary],
        text: equivalent.text
      )
    }
    // An entry must have a translation or a definition.
    let avoided = term.avoidedEquivalents.map(\.text).joined(separator: "; ")
    if let definition = term.definition {
      writer.element("gls:definition", text: definition)
    } else if term.usableEquivalents.isEmpty {
      writer.element("gls:definition", text: "Not to be used: \(avoided)")
    }
    writer.start("mda:metadata")
    writer.start("mda:metaGroup", ["category": "term"])
    writer.element("mda:meta", ["type": "concept"], text: term.concept)
    writer.element("mda:meta", ["type": "glossary"], text: term.glossary)
    if let domain = term.domain { writer.element("mda:meta", ["type": "domain"], text: domain) }
    writer.element("mda:meta", ["type": "status"], text: term.term.status.rawValue)
    for equivalent in term.equivalents {
      writer.element("mda:meta", ["type": equivalent.status.rawValue], text: equivalent.text)
    }
    if let note = term.note { writer.element("mda:meta", ["type": "note"], text: note) }
    if term.isAmbiguous { writer.element("mda:meta", ["type": "ambiguous"], text: "yes") }
    writer.end()
    writer.end()
    writer.end()
  }
}

extension AnnotatedTerm {
  /// The equivalents that may be used, in order.
  fileprivate var usableEquivalents: [Term] { equivalents.filter { !$0.status.isDiscouraged } }
  /// The equivalents that should not be used.
  fileprivate var avoidedEquivalents: [Term] { equivalents.filter(\.status.isDiscouraged) }
}

extension AnnotatedSegment {
  /// The terms that are shown: each place once with all its concepts, in order; none overlaps another.
  package var visibleTerms: [(range: Range<Int>, terms: [AnnotatedTerm])] {
    var places: [(range: Range<Int>, terms: [AnnotatedTerm])] = []
    for term in terms where !term.occurrence.isNested {
      let range = term.occurrence.range
      if places.last?.range == range {
        places[places.count - 1].terms.append(term)
      } else if range.lowerBound >= places.last?.range.upperBound ?? 0 {
        places.append((range, [term]))
      }
    }
    return places
  }
}

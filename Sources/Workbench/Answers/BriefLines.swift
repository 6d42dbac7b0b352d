import Model
import Quality
import Wording

/// The lines of a brief as text, taken one after the other as long as there is room.
struct BriefLines {
  /// The line of a term: what it must have, and what it may have beside.
  struct TermLine {
    let isName: Bool
    let start: String
    let use: String
    /// Further forms, and a note.
    let more: (forms: String, note: String)
    var hasForms = false
    var hasNote = false

    init(_ term: BriefConcept) {
      isName = term.name != nil
      let forms = term.told.forms.map(oneLine)
      start = forms.first ?? oneLine(term.told.term)
      let use = term.told.use.map(oneLine).joined(separator: "; ")
      let never = term.told.never.map(oneLine).joined(separator: ", ")
      let refusal =
        never.isEmpty ? "" : Wording.english.sentence(Message("brief.never")) + " " + never
      self.use = [use, refusal].filter { !$0.isEmpty }.joined(separator: "; ")
      more = (
        forms: forms.dropFirst().map { ", " + $0 }.joined(),
        note: term.note.map { " (" + oneLine($0) + ")" } ?? ""
      )
    }

    var text: String {
      "\(start)\(hasForms ? more.forms : "") = \(use)\(hasNote ? more.note : "")\n"
    }
  }

  /// What stands in a brief, in this order.
  private enum Section: CaseIterable {
    case terms
    case names
    case numbers
    case matches

    var title: String {
      let message =
        switch self {
        case .terms: Message("brief.terms")
        case .names: Message("brief.names")
        case .numbers: Message("brief.numbers")
        case .matches: Message("brief.matches")
        }
      return Wording.english.sentence(message) + ":\n"
    }
  }

  private var terms: [TermLine] = []
  private var others: [Section: [String]] = [:]
  private var begun: Set<Section> = []

  mutating func take(_ line: TermLine, _ room: inout Int) -> Bool {
    guard take(line.text, in: line.isName ? .names : .terms, &room) else { return false }
    terms.append(line)
    return true
  }

  mutating func take(_ number: BriefNumber, _ room: inout Int) -> Bool {
    add("\(oneLine(number.text)) = \(number.value)\n", to: .numbers, &room)
  }

  mutating func take(_ earlier: BriefMatch, _ room: inout Int) -> Bool {
    let match = earlier.match
    return add("\(oneLine(match.source))\n= \(oneLine(match.target))\n", to: .matches, &room)
  }

  /// Adds further forms and notes of terms, those of the first ones first.
  mutating func addDetails(within slack: Int) {
    var slack = slack
    for index in terms.indices {
      let cost = terms[index].more.forms.utf8.count
      guard cost > 0, cost <= slack else { continue }
      terms[index].hasForms = true
      slack -= cost
    }
    for index in terms.indices {
      let cost = terms[index].more.note.utf8.count
      guard cost > 0, cost <= slack else { continue }
      terms[index].hasNote = true
      slack -= cost
    }
  }

  /// The brief.
  var text: String {
    Section.allCases.filter(begun.contains).map { section in
      let lines =
        switch section {
        case .terms: terms.filter { !$0.isName }.map(\.text)
        case .names: terms.filter(\.isName).map(\.text)
        case .numbers, .matches: others[section] ?? []
        }
      return section.title + lines.joined()
    }.joined()
  }

  private mutating func add(_ line: String, to section: Section, _ room: inout Int) -> Bool {
    guard take(line, in: section, &room) else { return false }
    others[section, default: []].append(line)
    return true
  }

  /// Takes the room of a line, and of the title of its section where it is the first.
  private mutating func take(_ line: String, in section: Section, _ room: inout Int) -> Bool {
    let title = begun.contains(section) ? 0 : section.title.utf8.count
    guard line.utf8.count + title <= room else { return false }
    room -= line.utf8.count + title
    begun.insert(section)
    return true
  }
}

/// Returns a text without line breaks.
private func oneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).joined(separator: " ")
}

import Documents
import Model

/// What a job says of the translation of a segment, in whichever dialect it says it.
///
/// | dialect | finished | origin | locked |
/// | --- | --- | --- | --- |
/// | SDLXLIFF (Trados) | `sdl:seg/@conf`: Translated, Approved… | `@origin` | `@locked` |
/// | MQXLIFF (memoQ) | `mq:status`: …Confirmed, Proofread, PreTranslated with 100 % | `mq:status` | `mq:locked` |
/// | MXLIFF (Phrase) | `m:confirmed` is 1 | `m:trans-origin` | `m:locked` |
/// | XLIFF 1.2 | `state`, `approved` | `state-qualifier` | `translate` |
/// | XLIFF 2 | `state` | `subState` | `translate` |
///
/// A job without any of it is believed where its translation is neither empty nor the source again.
///
/// Reference: XLIFF 1.2, 2.4 (`state`, `state-qualifier`); XLIFF 2.1, 4.3.1 (`state`, `subState`); the
/// documentation of the tools.
struct XLIFFStatus {
  var state: SegmentPair.State
  var origin = SegmentPair.Origin.unknown
  var written: String?
  var isLocked = false

  init(_ segment: XLIFFDocument.Segment, of unit: XLIFFDocument.Unit) {
    state = .translated
    written = segment.state
    if unit.hasSegmentStatus {
      readTrados(unit.segmentStatus[segment.identifier ?? ""] ?? [])
    } else if let status = unit.attributes.value(of: "status", inNamespaceWith: "MQXliff") {
      readMemoQ(status, unit.attributes)
    } else if let confirmed = unit.attributes.value(of: "confirmed", inNamespaceWith: "memsource") {
      readPhrase(confirmed, unit.attributes)
    } else {
      readStandard(segment, unit)
    }
    isLocked = isLocked || !unit.isTranslatable
    let target = segment.target.plainText
    if target.allSatisfy(\.isWhitespace) {
      state = .untranslated
    } else if state == .draft, target == segment.source.plainText {
      // A copy of the source that nobody has touched is no draft.
      state = .untranslated
      origin = .source
    }
  }

  private mutating func readTrados(_ attributes: [XLIFFAttribute]) {
    written = attributes["conf"]
    switch attributes["conf"] {
    case "Translated": state = .translated
    case "ApprovedTranslation", "ApprovedSignOff": state = .approved
    default: state = .draft
    }
    switch attributes["origin"] {
    case "mt", "nmt", "amt": origin = .machine
    case "tm", "document-match", "auto-propagated", "perfect-match", "tmx": origin = .memory
    case "interactive": origin = .human
    case "source": origin = .source
    default: break
    }
    isLocked = attributes["locked"] == "true"
  }

  private mutating func readMemoQ(_ status: String, _ attributes: [XLIFFAttribute]) {
    written = status
    let percent = attributes.value(of: "percent", inNamespaceWith: "MQXliff").flatMap { Int($0) }
    switch status {
    case "ManuallyConfirmed", "TranslatorConfirmed": state = .translated
    case "Proofread", "Reviewer1Confirmed", "Reviewer2Confirmed": state = .approved
    case "PreTranslated":
      state = (percent ?? 0) >= 100 ? .translated : .draft
      origin = .memory
    case "MachineTranslated":
      state = .draft
      origin = .machine
    default: state = .draft
    }
    let locked = attributes.value(of: "locked", inNamespaceWith: "MQXliff")
    isLocked = locked == "locked" || locked == "true"
  }

  private mutating func readPhrase(_ confirmed: String, _ attributes: [XLIFFAttribute]) {
    written = confirmed == "1" ? "confirmed" : "not confirmed"
    state = confirmed == "1" || confirmed == "true" ? .translated : .draft
    switch attributes.value(of: "trans-origin", inNamespaceWith: "memsource") {
    case "mt", "nt": origin = .machine
    case "tm", "in-ctx", "tb": origin = .memory
    case "source": origin = .source
    default: break
    }
    isLocked = attributes.value(of: "locked", inNamespaceWith: "memsource") == "true"
  }

  private mutating func readStandard(
    _ segment: XLIFFDocument.Segment,
    _ unit: XLIFFDocument.Unit
  ) {
    let qualifier = segment.targetAttributes?["state-qualifier"]
    let subState = segment.attributes["subState"]
    origin = Self.origin(qualifier ?? subState ?? "")
    if unit.isApproved {
      state = .approved
      return
    }
    state = Self.state(segment.state, qualifier) ?? unstated(segment, unit)
  }

  private static func origin(_ qualifier: String) -> SegmentPair.Origin {
    let words = qualifier.lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.contains(where: { ["mt", "nmt", "amt", "machine", "machinetranslated"].contains($0) })
    {
      return .machine
    }
    let isOfMemory = words.contains { ["match", "leveraged", "tm"].contains($0) }
    return isOfMemory ? .memory : .unknown
  }

  /// The state by what the job says; `nil` where it says nothing.
  private static func state(_ state: String?, _ qualifier: String?) -> SegmentPair.State? {
    let qualifier = qualifier ?? ""
    if qualifier.hasPrefix("rejected") { return .draft }
    switch state {
    case "signed-off", "final", "reviewed": return .approved
    case let state? where state.hasPrefix("needs-") || state == "new" || state == "initial":
      return .draft
    case let state? where ["draft", "fuzzy", "reject"].contains(where: state.lowercased().contains):
      return .draft
    case .some: return qualifier == "fuzzy-match" ? .draft : .translated
    // What a machine or a similar segment gave is nobody's translation until somebody says so.
    case nil:
      return ["mt-suggestion", "leveraged-mt", "fuzzy-match"].contains(qualifier) ? .draft : nil
    }
  }

  /// The state of a segment of which the job says nothing.
  private func unstated(
    _ segment: XLIFFDocument.Segment,
    _ unit: XLIFFDocument.Unit
  ) -> SegmentPair.State {
    if unit.attributes["approved"] == "no" { return .draft }
    let text = segment.source.plainText
    let isCopy = segment.target.plainText == text && text.contains(where: \.isLetter)
    return isCopy ? .untranslated : .translated
  }
}

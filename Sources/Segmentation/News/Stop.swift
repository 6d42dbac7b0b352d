import RegularExpressions

/// A place where a sentence may end: stop marks with the quotes and brackets that close after them.
struct Stop {
  /// What kind of stop decides, if several stand together.
  enum Form {
    /// One full stop.
    case period
    /// Two full stops, which Arabic writers use as a comma or a dash.
    case twoPeriods
    /// Three full stops or more, or the character for them.
    case ellipsis
    /// At least one question or exclamation mark.
    case strong
  }

  /// The offset of the first mark.
  let start: Int
  /// What the last group of marks is.
  var form: Form
  /// The offset where the last group of marks starts; a quotation may have its own.
  var lastGroup: Int
  /// The offset after the last of the marks, before what closes.
  var marksEnd: Int
  /// The offset after the marks and all that closes after them.
  var end: Int
  /// The offset of the last closing quotation mark after the last marks, if there is one.
  var closingQuote: Int?
  /// The offset of the last closing bracket after the last marks, if there is one.
  var closingBracket: Int?
  /// The offset after the white space that follows.
  var spaceEnd: Int

  var hasClosers: Bool { closingQuote != nil || closingBracket != nil }
  /// Whether white space follows.
  var hasSpace: Bool { spaceEnd > end }
}

extension Span<UInt8> {
  /// Reads the stop that starts at `offset`.
  func stop(at offset: Int, isQuoteOpen: (Int) -> Bool) -> Stop {
    var stop = Stop(
      start: offset,
      form: .period,
      lastGroup: offset,
      marksEnd: offset,
      end: offset,
      spaceEnd: offset
    )
    var next = offset
    while next < count, kind(at: next).kind.isStop {
      readMarks(of: &stop, from: next)
      stop.closingQuote = nil
      stop.closingBracket = nil
      readClosers(of: &stop, isQuoteOpen: isQuoteOpen)
      next = stop.end
      // Marks directly after what closes are the outer stop of a quotation, as in `؟».`
      guard stop.hasClosers else { break }
    }
    stop.end = skip(from: stop.end) { $0 == .invisible }
    stop.spaceEnd = endOfSpace(from: stop.end)
    if stop.spaceEnd == stop.end, let last = lastOpeningMark(before: stop.end, above: stop.marksEnd)
    {
      stop.end = last
      stop.spaceEnd = last
    }
    return stop
  }

  private func readMarks(of stop: inout Stop, from offset: Int) {
    var periods = 0
    var hasStrong = false
    var hasEllipsis = false
    var next = offset
    stop.lastGroup = offset
    reading: while next < count {
      let (kind, end) = kind(at: next)
      switch kind {
      case .period: periods += 1
      case .strongStop: hasStrong = true
      case .ellipsis: hasEllipsis = true
      default:
        guard next > offset, let spaced = spacedMark(after: next) else { break reading }
        next = spaced
        continue
      }
      next = end
      stop.marksEnd = next
    }
    stop.end = stop.marksEnd
    stop.form =
      hasStrong
      ? .strong : hasEllipsis || periods > 2 ? .ellipsis : periods == 2 ? .twoPeriods : .period
  }

  /// Returns where the next mark of a spaced group stands (`. . .`, `! !`), if one does.
  ///
  /// A mark counts only if it is not the start of a word, as in `.NET`.
  private func spacedMark(after offset: Int) -> Int? {
    let next = skip(from: offset) { $0 == .invisible }
    let (kind, end) = kind(at: next)
    let mark = kind == .space ? end : next
    guard mark < count else { return nil }
    let (markKind, markEnd) = self.kind(at: mark)
    guard markKind.isStop else { return nil }
    guard kind == .space else { return mark }
    let behind = self.kind(at: markEnd).kind
    return behind.endsWord || behind.isStop || behind == .closer ? mark : nil
  }

  private func readClosers(of stop: inout Stop, isQuoteOpen: (Int) -> Bool) {
    var next = stop.end
    while next < count {
      let (scalar, end) = scalar(at: next)
      let kind = ScalarKind(scalar)
      switch kind {
      case .invisible: break
      case .closer where isBracket(scalar): stop.closingBracket = next
      case .closer: stop.closingQuote = next
      case .quote, .opener:
        guard !isBracket(scalar), closes(next, end, isQuoteOpen) else {
          guard let reference = footnote(at: next) else { return }
          next = reference
          stop.end = next
          continue
        }
        stop.closingQuote = next
      case .space:
        guard let closer = spacedCloser(after: end, isQuoteOpen) else { return }
        next = closer
        continue
      default: return
      }
      next = end
      if kind != .invisible { stop.end = next }
    }
  }

  private func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", "{", "}": true
    default: false
    }
  }

  /// Whether a mark that may open as well as close, directly after a stop, closes.
  private func closes(_ offset: Int, _ end: Int, _ isQuoteOpen: (Int) -> Bool) -> Bool {
    let behind = kind(at: skip(from: end, limit: 8) { $0 == .invisible || $0 == .quote }).kind
    switch behind {
    case .end, .space, .newline, .invisible, .quote, .comma, .closer, .period, .strongStop,
      .ellipsis, .dash:
      return true
    case .arabicLetter, .upper, .lower, .otherLetter, .digit:
      return self[offset] == UInt8(ascii: "\"") && isQuoteOpen(offset)
    default: return false
    }
  }

  /// Returns where a closing mark stands after a space, as in `المدينة. »`.
  private func spacedCloser(after offset: Int, _ isQuoteOpen: (Int) -> Bool) -> Int? {
    guard offset < count else { return nil }
    let (kind, end) = kind(at: offset)
    guard kind == .closer || self[offset] == UInt8(ascii: "\"") else { return nil }
    let behind = self.kind(at: end).kind
    guard behind.endsWord || behind == .comma || behind.isStop else { return nil }
    return kind == .closer || isQuoteOpen(offset) ? offset : nil
  }

  /// Returns the offset after a numbered footnote mark (`[12]`) at `offset`, if there is one.
  private func footnote(at offset: Int) -> Int? {
    guard self[offset] == UInt8(ascii: "[") else { return nil }
    let digits = skip(from: offset + 1) { $0 == .digit }
    guard digits > offset + 1, digits - offset <= 8, digits < count,
      self[digits] == UInt8(ascii: "]")
    else { return nil }
    return digits + 1
  }

  /// Returns the offset after white space and the marks without width inside it.
  ///
  /// Marks after the last space belong to what follows: an embedding opens before its word.
  func endOfSpace(from offset: Int) -> Int {
    var end = offset
    var next = offset
    while next < count {
      let (kind, after) = kind(at: next)
      guard kind == .space || kind == .newline || kind == .invisible else { break }
      next = after
      if kind != .invisible { end = next }
    }
    return end
  }

  /// Returns where marks stand that open a direction before the next word, with no white space.
  private func lastOpeningMark(before offset: Int, above lowest: Int) -> Int? {
    var found: Int?
    var next = offset
    while next > lowest {
      let start = start(before: next)
      switch scalar(at: start).scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068: found = start
      default: return found
      }
      next = start
    }
    return found
  }
}

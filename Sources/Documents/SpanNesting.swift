import Model

/// The content of a segment as a format with elements needs it: text, and the beginnings and ends of
/// codes and terms, with what may be an element, because it nests, told from what may not.
///
/// HTML, XLIFF and DOCX all have to write codes and terms that can overlap each other.
struct SpanNesting {
  /// A code or a term.
  enum Span: Hashable {
    /// A code, by its position in the article's `codes`.
    case code(Int)
    /// A term, by its position in the list that was given.
    case term(Int)
  }

  /// A piece of the content.
  enum Piece: Hashable {
    case text(Range<Int>)
    case open(Span)
    case close(Span)
    case standalone(code: Int)
  }

  /// The pieces in order.
  private(set) var pieces: [Piece] = []
  /// The spans that cannot be elements: they begin or end outside, or overlap with another one.
  private(set) var crossing: Set<Span> = []

  /// Puts terms into the parts of a segment.
  ///
  /// - Parameters:
  ///   - parts: The segment's text and codes.
  ///   - codes: The article's codes.
  ///   - terms: The ranges of terms, in order, not overlapping.
  ///   - prefersTerms: Whether a term stays whole where it overlaps with a code.
  init(
    _ parts: [Article.Part],
    codes: [Article.Code],
    terms: [Range<Int>],
    prefersTerms: Bool = false
  ) {
    place(parts, codes, terms)
    findCrossing(prefersTerms: prefersTerms)
  }

  private mutating func place(
    _ parts: [Article.Part],
    _ codes: [Article.Code],
    _ terms: [Range<Int>]
  ) {
    var next = 0
    var open: Int?
    func closeTerm(_ pieces: inout [Piece]) {
      if let term = open { pieces.append(.close(.term(term))) }
      open = nil
    }
    for part in parts {
      switch part {
      case .code(let code, let edge):
        let range = codes[code].range
        if let term = open {
          let isOver = range.lowerBound >= terms[term].upperBound
          let isAround =
            edge == .closing && range.lowerBound <= terms[term].lowerBound
            && range.upperBound >= terms[term].upperBound
          if edge != .closing && isOver || isAround { closeTerm(&pieces) }
        }
        pieces.append(
          edge == .standalone
            ? .standalone(code: code) : edge == .opening ? .open(.code(code)) : .close(.code(code))
        )
      case .text(let range):
        var position = range.lowerBound
        while position < range.upperBound {
          if let term = open, terms[term].upperBound <= position { closeTerm(&pieces) }
          if open == nil, next < terms.count, terms[next].lowerBound <= position {
            begin(next, codes, terms)
            open = next
            next += 1
          }
          let border =
            open.map { terms[$0].upperBound }
            ?? (next < terms.count ? terms[next].lowerBound : range.upperBound)
          let end = min(range.upperBound, max(border, position + 1))
          pieces.append(.text(position..<end))
          position = end
        }
      }
    }
    closeTerm(&pieces)
  }

  /// Begins a term before the codes that begin with it and end before it.
  private mutating func begin(_ term: Int, _ codes: [Article.Code], _ terms: [Range<Int>]) {
    var place = pieces.count
    while place > 0, case .open(.code(let code)) = pieces[place - 1],
      codes[code].range.upperBound < terms[term].upperBound
    {
      place -= 1
    }
    pieces.insert(.open(.term(term)), at: place)
  }

  /// Takes spans out until those that are left nest.
  ///
  /// Where an end meets another span than its own on top of those that are open, one of the two goes; what
  /// came before is not touched by that, so that the pieces are walked through once.
  private mutating func findCrossing(prefersTerms: Bool) {
    var opened: Set<Span> = []
    var closed: Set<Span> = []
    for case .open(let span) in pieces { opened.insert(span) }
    for case .close(let span) in pieces { closed.insert(span) }
    crossing = opened.symmetricDifference(closed)
    var stack: [Span] = []
    for piece in pieces {
      switch piece {
      case .open(let span) where !crossing.contains(span): stack.append(span)
      case .close(let span):
        while !crossing.contains(span) {
          guard let top = stack.last else { break }
          if crossing.contains(top) || top == span {
            stack.removeLast()
            if top == span { break }
            continue
          }
          let removesTop = isTerm(top) != prefersTerms || isTerm(span) == prefersTerms
          crossing.insert(removesTop ? top : span)
        }
      default: break
      }
    }
  }

  private func isTerm(_ span: Span) -> Bool { if case .term = span { true } else { false } }
}

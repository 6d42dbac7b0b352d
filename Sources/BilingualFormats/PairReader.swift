package import Documents
package import Model

/// Reads the segment pairs of a bilingual file, whose bytes come piece by piece.
///
/// Pairs come out in the order of the file, those too that are not translated; what they are worth,
/// their state says. After an error a reader is of no more use.
package protocol PairReader: AnyObject {
  /// Reads the next piece of the file.
  ///
  /// - Throws: `BilingualError`, `InterruptionError`, or what the taker of pairs throws.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws

  /// Ends the file, and passes on what is left of it.
  ///
  /// - Returns: What was read in all.
  /// - Throws: As `read` does.
  func finish() throws -> PairSummary
}

/// How a bilingual file is read.
package struct PairReading {
  /// The languages where the file does not say; `nil` where nobody does.
  package var source: LanguageTag?
  package var target: LanguageTag?
  /// What may end the reading.
  package var interruption: Interruption
  /// Takes each pair.
  package var onPair: (SegmentPair) throws -> Void
  /// Takes what is no pair, though it should be one.
  package var onRejection: (PairRejection) throws -> Void

  /// Creates a way to read.
  package init(
    from source: LanguageTag? = nil,
    to target: LanguageTag? = nil,
    interruption: Interruption = .never,
    onPair: @escaping (SegmentPair) throws -> Void,
    onRejection: @escaping (PairRejection) throws -> Void = { _ in }
  ) {
    self.source = source
    self.target = target
    self.interruption = interruption
    self.onPair = onPair
    self.onRejection = onRejection
  }
}

/// Something in a bilingual file that is no pair.
package struct PairRejection: Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The line has fewer columns than two.
    case oneColumn
    /// The cue or object has not both languages.
    case oneLanguage
    /// The line is none of a PO file.
    case noLineOfPO
    /// A unit of TMX that cannot be taken.
    case unit(Message)
  }

  /// The line, counted from 1.
  package let line: Int
  /// What is wrong.
  package let reason: Reason
  /// What stands in the file, cut where it is long.
  package let text: String

  package var message: Message {
    switch reason {
    case .oneColumn: Message("bilingual.oneColumn")
    case .oneLanguage: Message("bilingual.oneLanguage")
    case .noLineOfPO: Message("bilingual.noLineOfPO")
    case .unit(let message): message
    }
  }
}

/// What was read of a bilingual file.
package struct PairSummary: Hashable, Sendable {
  /// How many pairs there are, whatever their state.
  package var pairCount = 0
  /// How many could not be read.
  package var rejectedCount = 0
  /// How many were read after a repair.
  package var repairedCount = 0
  /// Whether the file ends before it should.
  package var isTruncated = false
  /// The version that the file declares.
  package var version: String?
  /// Where the file breaks the rules of its format, and was read all the same.
  package var warnings: [XLIFFWarning] = []

  /// Creates a summary of nothing.
  package init() {}
}

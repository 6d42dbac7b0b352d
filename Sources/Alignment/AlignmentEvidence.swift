/// The kinds of evidence, besides lengths, that tell which segments translate each other.
///
/// All of them are used; leaving some out shows what each is worth.
public struct AlignmentEvidence: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The built-in words and the names of months.
  public static let words = AlignmentEvidence(rawValue: 1)
  /// The built-in names and terms.
  public static let terms = AlignmentEvidence(rawValue: 2)
  /// Numbers in words, one word or several.
  public static let numberWords = AlignmentEvidence(rawValue: 4)
  /// Names that are written alike in both scripts.
  public static let names = AlignmentEvidence(rawValue: 8)
  /// What the texts themselves teach, in further passes.
  public static let document = AlignmentEvidence(rawValue: 16)

  /// All of them.
  public static let all: AlignmentEvidence = [.words, .terms, .numberWords, .names, .document]
}

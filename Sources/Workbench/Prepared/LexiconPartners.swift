import Alignment
import Quality

/// The partners of words by the built-in lexicon of the aligner.
struct LexiconPartners: PartnerCounting {
  static let shared = LexiconPartners()

  private let finder = PartnerFinder()

  func partners(of parts: [String], in other: String) -> [(known: Int, found: Int)] {
    finder.partners(of: parts, in: other).map { ($0.known, $0.found) }
  }
}

public import Model
import RegularExpressions
import Synchronization

/// Segments texts by the rules of an SRX document.
///
/// The boundaries are those of the engine loomchild/segment, by which such rules are tested: each rule
/// that breaks is searched for from the last break on, and where the first of them is found, it breaks
/// unless a rule before it in the document keeps the place together. Unlike that engine, this one does
/// not shorten `*` and `+` to a hundred repetitions before a place that is kept together.
public struct SRXSegmenter: ExplainingSegmenter {
  private let rules: SRXRules
  private let scratch: SRXScratch

  /// Compiles the rules of a document for a language.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - language: The language.
  ///   - path: The path of the document's file, for errors.
  /// - Throws: `SRXError`, with the line of the first rule that cannot be compiled.
  public init(
    document: SRXDocument,
    language: LanguageTag,
    path: String = "the rules"
  ) throws(SRXError) {
    rules = try SRXRules(document, language: language, path: path)
    scratch = SRXScratch()
  }

  public func segmentRanges(
    in text: String,
    interruption: Interruption
  ) throws(InterruptionError) -> [Range<Int>] {
    try scan(text, keepsDecisions: false, interruption).ranges
  }

  public func decisions(
    in text: String,
    interruption: Interruption
  ) throws(InterruptionError) -> [SegmentationDecision] {
    try scan(text, keepsDecisions: true, interruption).decisions
  }

  private func scan(
    _ text: String,
    keepsDecisions: Bool,
    _ interruption: Interruption
  ) throws(InterruptionError) -> SRXScan {
    var automata = scratch.take(for: rules)
    automata.machine.checkpoint = { try interruption.check() }
    var scan = SRXScan(rules: rules, automata: automata, keepsDecisions: keepsDecisions)
    do {
      try scan.run(over: text.utf8Span.span)
    } catch let error as InterruptionError {
      throw error
    } catch {
      preconditionFailure("only an interruption ends a scan (was \(error))")
    }
    scratch.put(scan.automata)
    return scan
  }
}

/// Keeps automata between texts, one set for each thread that segments at a time.
private final class SRXScratch: Sendable {
  private let kept = Mutex<[SRXAutomata]>([])

  func take(for rules: SRXRules) -> SRXAutomata {
    kept.withLock { $0.popLast() } ?? SRXAutomata(rules)
  }

  func put(_ automata: SRXAutomata) { kept.withLock { $0.append(automata) } }
}

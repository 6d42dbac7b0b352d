import LibraryAccess
import Linguistics
import Model

/// Proposes concepts that were found in texts, but for those that are there or were proposed before.
struct CandidateProposer {
  private let glossary: String
  private let context: Context
  /// The terms that were proposed for the glossary, whatever was decided.
  private var proposed: Set<String>
  /// How many were proposed.
  private(set) var count = 0

  /// Reads what was proposed already.
  ///
  /// - Throws: `PermissionError`, where the person may not propose for the glossary; `LibraryError`.
  init(_ glossary: String, _ context: Context) throws {
    try context.require(.propose, in: [.glossary(glossary)], for: .propose)
    self.glossary = glossary
    self.context = context
    var selection = ProposalSelection()
    selection.glossary = glossary
    proposed = Set(
      try context.library.proposals(selection).compactMap { stored in
        guard stored.proposal.subject == .concept,
          let concept = try? ConceptEntry(record: stored.proposal.after.recordedObject)
        else { return nil }
        return Self.signature(concept.languages)
      }
    )
  }

  /// Proposes a concept of some terms.
  ///
  /// - Throws: `LibraryError`; `ReviewError`.
  mutating func propose(
    _ languages: [LanguageSection],
    reason: String,
    evidence: [String]
  ) throws {
    try context.check()
    guard proposed.insert(Self.signature(languages)).inserted else { return }
    var request = Propose.Request(
      .concept(ConceptEntry(identifier: "", languages: languages), glossary: glossary)
    )
    request.reason = reason
    request.evidence = evidence.map { String($0.unicodeScalars.prefix(maximumEvidenceLength)) }
    do {
      _ = try Propose.run(request, in: context)
      count += 1
    } catch is ConceptEditError {
      // What could not be an entry, such as a term with a control character, is none.
    }
  }

  private static func signature(_ languages: [LanguageSection]) -> String {
    languages.map { section in
      let terms = section.terms.map { FoldedWord($0.text).text }.sorted()
      return section.language.language.description + ":" + terms.joined(separator: ",")
    }
    .sorted().joined(separator: ";")
  }
}

/// How many scalars of a segment are kept: enough for any sentence.
private let maximumEvidenceLength = 2_000

import LibraryAccess
package import Model
import Synchronization

/// Which terms are marked in articles.
struct TermSelection: Hashable, Sendable {
  /// The glossaries to use; `nil` is all.
  var glossaries: [String]?
  /// The domains to which concepts must belong, in any letter case; `nil` is all, and none.
  var domains: [String]?
  /// Terms that are not marked.
  var stopList = StopList()
}

/// The terms of a selection, with a recogniser for each pair of languages that was asked for.
final class SelectedTerms: Sendable {
  private let concepts: [GlossaryConcept]
  private let stopList: StopList
  private let vocabularies = Mutex<[Set<LanguageTag>: TermVocabulary]>([:])

  /// Reads the concepts of a selection.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of a name; `UnknownDomain`.
  /// - Complexity: O(number of terms)
  init(_ selection: TermSelection, of library: any GlossaryLibrary) throws {
    var concepts = try library.concepts(glossaries: selection.glossaries)
    if let domains = selection.domains {
      let present = Set(concepts.compactMap { $0.concept.domain?.lowercased() })
      for domain in domains where !present.contains(domain.lowercased()) {
        throw UnknownDomain(domain: domain, known: present.sorted())
      }
      let wanted = Set(domains.map { $0.lowercased() })
      concepts.removeAll { !wanted.contains($0.concept.domain?.lowercased() ?? "") }
    }
    self.concepts = concepts
    stopList = selection.stopList
  }

  /// Returns the terms of two languages; the recogniser is made when it is first asked for, while others
  /// wait.
  func vocabulary(_ pair: LanguagePair) -> TermVocabulary {
    let languages: Set = [pair.source.language, pair.target.language]
    return vocabularies.withLock { vocabularies in
      let vocabulary =
        vocabularies[languages]
        ?? TermVocabulary(concepts, languages: languages, without: stopList)
      vocabularies[languages] = vocabulary
      return vocabulary
    }
  }
}

/// Thrown when no concept of the glossaries has a domain that the user asks for.
package struct UnknownDomain: Explained, Hashable {
  let domain: String
  let known: [String]

  package var message: Message {
    known.isEmpty
      ? Message("terms.noDomainAtAll", ["domain": .quotation(domain)])
      : Message("terms.noDomain", ["domain": .quotation(domain), "known": .list(known)])
  }
}

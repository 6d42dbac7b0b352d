import Model
import Terminology

/// Makes the keys by which concepts are looked up.
struct SearchKeyMaker {
  /// Returns the keys of a concept.
  mutating func keys(of concept: ConceptEntry) -> [String] { concept.searchKeys }
}

package import Model
import Wording

extension Message {
  /// The sentence as the program says it in English.
  package var english: String { Wording.english.sentence(self) }
}

extension Explained {
  /// What is wrong, in English.
  package var english: String { message.english }
}

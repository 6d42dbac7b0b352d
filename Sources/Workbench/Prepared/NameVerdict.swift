import Documents
import Model

extension AnnotatedName.Verdict {
  /// Tells how an occurrence of a name is written: the preferred term of its language is the house's.
  ///
  /// - Parameters:
  ///   - occurrence: Where and how the term occurs.
  ///   - term: The term as entered.
  ///   - others: All terms of the concept in that language.
  init(_ occurrence: TermOccurrence, of term: Term, among others: [Term]) {
    let isHouse = term.status == .preferred
    if isHouse {
      self = occurrence.form.isSpelledOtherwise ? .variant : .house
      return
    }
    let isSurname =
      !term.status.isDiscouraged
      && others.contains { $0.status == .preferred && $0.text.hasSuffix(" " + term.text) }
    self = isSurname ? .surname : .variant
  }
}

extension TermForm {
  /// Whether letters are others than those of the entry; capitals, vowel signs and dashes are no letters.
  fileprivate var isSpelledOtherwise: Bool {
    reasons.contains { reason in
      switch reason {
      case .sign(.hamza), .sign(.finalYa), .sign(.ha), .variant, .nearSpelling: true
      default: false
      }
    }
  }
}

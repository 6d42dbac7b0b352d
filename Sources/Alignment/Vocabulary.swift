import Linguistics

/// The classes of words, numbers and marks that occur on one side of a pair of texts.
struct Vocabulary {
  /// A class of tokens that count as the same word.
  struct WordType {
    let kind: WordKind
    let key: [UInt16]
    /// The folded forms in the text, the first ones seen when there are many.
    var forms: [[UInt16]] = []
    /// How often the class occurs.
    var count = 0
    /// How often it occurs with a capital letter.
    var capitalizedCount = 0
    /// In how many segments the class occurs.
    var segmentCount = 0
    var lastSegment = -1
  }

  private(set) var types: [WordType] = []
  /// The number of tokens.
  private(set) var tokenCount = 0
  private var entriesOfForms: [Form: Entry] = [:]
  private var identifiersOfKeys: [Form: Int32] = [:]

  /// What is known about a form in the text.
  struct Entry {
    /// The form's class.
    let identifier: Int32
    /// The number that the form is a word for.
    let number: NumberPhrase.Word?
  }

  private struct Form: Hashable {
    let kind: WordKind
    let units: [UInt16]
  }

  /// Returns the entry of a word form, which is made if the form is new.
  mutating func enter(_ word: FoldedWord, kind: WordKind, segment: Int) -> Entry {
    let form = Form(kind: kind, units: word.units)
    let entry = entriesOfForms[form] ?? enterForm(form)
    let identifier = entry.identifier
    tokenCount += 1
    types[Int(identifier)].count += 1
    if word.isCapitalized { types[Int(identifier)].capitalizedCount += 1 }
    if types[Int(identifier)].lastSegment != segment {
      types[Int(identifier)].lastSegment = segment
      types[Int(identifier)].segmentCount += 1
    }
    return entry
  }

  private mutating func enterForm(_ form: Form) -> Entry {
    let key =
      switch form.kind {
      case .arabic: WordKey.arabic(form.units)
      case .latin: WordKey.latin(form.units)
      case .number, .mark: form.units
      }
    let keyed = Form(kind: form.kind, units: key)
    let identifier: Int32
    if let known = identifiersOfKeys[keyed] {
      identifier = known
    } else {
      identifier = Int32(types.count)
      identifiersOfKeys[keyed] = identifier
      types.append(WordType(kind: form.kind, key: key))
    }
    if types[Int(identifier)].forms.count < maximumFormCount {
      types[Int(identifier)].forms.append(form.units)
    }
    let entry = Entry(identifier: identifier, number: NumberPhrase.Word(form.units, form.kind))
    entriesOfForms[form] = entry
    return entry
  }

  /// Returns the class that has a key, if the text has it.
  func identifier(ofKey key: [UInt16], kind: WordKind) -> Int32? {
    identifiersOfKeys[Form(kind: kind, units: key)]
  }

  /// The share of a class among all tokens, never zero.
  func frequency(of identifier: Int32) -> Float {
    Float(types[Int(identifier)].count) / Float(max(1, tokenCount))
  }
}

/// How many forms of a class are looked up in the lexicon.
private let maximumFormCount = 8

/// Finds words that translate each other by what is known before either text is read: the
/// lexicon, equal spelling, numbers, and names in the other script.
struct AnchorFinder {
  let lexicon: BilingualLexicon
  let source: Vocabulary
  let target: Vocabulary
  /// Whether names are compared by their consonants.
  var comparesNames = true

  /// What is known about the words of both texts.
  struct Anchors {
    /// Pairs of words that may translate each other.
    var probabilities = LinkProbabilities()
    /// Whether the lexicon has something for a class of the source text.
    var isListedSource: [Bool] = []
    /// Whether the lexicon has something for a class of the target text.
    var isListedTarget: [Bool] = []
  }

  /// Returns all anchors of the two vocabularies.
  ///
  /// - Complexity: O(word classes of both texts)
  func anchors() -> Anchors {
    var anchors = Anchors()
    func link(_ source: Int32, _ target: Int32, _ probability: Float) {
      anchors.probabilities.merge(
        .init(source: source, target: target),
        ofTarget: probability,
        ofSource: probability
      )
    }
    linkEqual(link)
    anchors.isListedSource = linkByLexicon(from: source, to: target) { link($0, $1, $2) }
    anchors.isListedTarget = linkByLexicon(from: target, to: source) { link($1, $0, $2) }
    if comparesNames {
      linkNames(from: source, to: target) { link($0, $1, $2) }
      linkNames(from: target, to: source) { link($1, $0, $2) }
    }
    return anchors
  }

  private func linkEqual(_ link: (Int32, Int32, Float) -> Void) {
    for (index, type) in source.types.enumerated() {
      guard let other = target.identifier(ofKey: type.key, kind: type.kind) else { continue }
      let probability = type.kind == .mark ? Evidence.equalMark : Evidence.equalWord
      link(Int32(index), other, probability)
    }
  }

  /// Links the Arabic words, and the number words, of one text to words of the other.
  ///
  /// - Returns: Whether the lexicon has something for each class.
  private func linkByLexicon(
    from one: Vocabulary,
    to other: Vocabulary,
    _ link: (Int32, Int32, Float) -> Void
  ) -> [Bool] {
    var listed = [Bool](repeating: false, count: one.types.count)
    for (index, type) in one.types.enumerated() {
      if type.kind == .latin, let number = lexicon.numbers[type.key],
        let identifier = other.identifier(ofKey: number, kind: .number)
      {
        link(Int32(index), identifier, Evidence.numberWord)
      }
      guard type.kind == .arabic else { continue }
      for form in type.forms {
        ArabicReadings.forEach(of: form) { reading in
          for translation in lexicon.byForm[reading] ?? [] {
            listed[index] = true
            let kind: WordKind = translation.isNumber ? .number : .latin
            guard let identifier = other.identifier(ofKey: translation.key, kind: kind) else {
              continue
            }
            link(Int32(index), identifier, translation.probability)
          }
        }
      }
      let isListed = listed[index]
      for translation in lexicon.byLearnedKey[type.key] ?? [] {
        listed[index] = true
        let kind: WordKind = translation.isNumber ? .number : .latin
        guard let identifier = other.identifier(ofKey: translation.key, kind: kind) else {
          continue
        }
        link(Int32(index), identifier, translation.probability)
      }
      guard !isListed else { continue }
      for translation in lexicon.byKey[type.key] ?? [] where !translation.isNumber {
        guard let identifier = other.identifier(ofKey: translation.key, kind: .latin) else {
          continue
        }
        link(Int32(index), identifier, translation.probability * Evidence.keyOnly)
      }
    }
    return listed
  }

  private func linkNames(
    from one: Vocabulary,
    to other: Vocabulary,
    _ link: (Int32, Int32, Float) -> Void
  ) {
    var names: [[UInt8]: [Int32]] = [:]
    for (index, type) in other.types.enumerated()
    where type.kind == .latin && type.capitalizedCount * 5 >= type.count * 4 {
      for form in type.forms {
        let skeleton = NameSkeleton.latin(form)
        guard skeleton.count >= 2 else { continue }
        if names[skeleton]?.last != Int32(index) {
          names[skeleton, default: []].append(Int32(index))
        }
      }
    }
    guard !names.isEmpty else { return }
    for (index, type) in one.types.enumerated() where type.kind == .arabic {
      for form in type.forms {
        for skip in 0...min(3, max(0, form.count - 3)) {
          guard skip == 0 || NameSkeleton.isProclitic(form[..<skip]) else { continue }
          let skeleton = NameSkeleton.arabic(form[skip...])
          let probability = NameSkeleton.probability(consonantCount: skeleton.count)
          guard probability > 0 else { continue }
          for name in names[skeleton] ?? [] { link(Int32(index), name, probability) }
        }
      }
    }
  }
}

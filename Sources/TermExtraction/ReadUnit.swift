/// A unit with all that is found in it.
struct ReadUnit {
  let number: Int
  let date: Int64
  let linked: LinkedUnit
  let arabicPhrases: [PhraseReader.Phrase]
  let englishPhrases: [PhraseReader.Phrase]
}

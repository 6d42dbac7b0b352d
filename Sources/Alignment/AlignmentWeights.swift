/// How much each kind of evidence weighs against the others.
///
/// The values lie in the middle of a plateau: `Documentation/Design/Alignment.md` says what was tried.
struct AlignmentWeights {
  /// The weight of a word's log odds; well below 1 because the words of a segment depend on each
  /// other.
  var lexical: Float = 0.28
  /// The weight of the length model.
  var length: Float = 1.25
  /// The probability that is left to a known word whose translation is not in the bead.
  var unexplained: Float = 0.5
  /// Beads of several segments whose lengths fit worse than this are not looked at.
  var hopelessLength: Float = -5
  /// What a paragraph's end inside a bead costs.
  var crossedParagraph: Float = 4
  /// What a bead's end that is a paragraph's end on one side only costs.
  var unevenParagraph: Float = 2
  /// How often the document is aligned again with what the alignment before has taught.
  var passes = 2
  /// How often a long text is: it has enough to learn from the first time.
  var passesOfLongTexts = 1
  /// From this many nodes in the whole grid on, a pair of texts is long.
  var longGrid = 1_000_000
  /// Whether names are compared by their consonants.
  var comparesNames = true
  /// Whether number words in a row are read as one number.
  var readsNumberPhrases = true
  /// How many beads the shapes' priors count for when they are measured on the document.
  var priorCount: Float = 20
  /// A word is learned from the document only if it occurs in this many segments.
  var minimumSegments = 2
  /// A word that occurs in more segments than this, and than a twentieth of a text, is not learned.
  var maximumSegments = 200
  /// Added to the denominators when words are learned from the document.
  var smoothing: Float = 0.5
  /// Grids of more nodes than this are searched in a band only.
  var wholeGridLimit = 12_000
  /// How many columns to either side of a path found before a band has.
  var halfWidth = 12
  /// What scores are divided by before they are read as log odds.
  var temperature: Float = 1
  /// What scores are divided by for the confidence that is reported: high enough that of the beads
  /// said to be nine tenths sure as many are right.
  var confidenceTemperature: Float = 2.2
}

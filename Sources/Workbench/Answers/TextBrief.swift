import Documents
package import JSON
package import Model
import Quality

/// What a translator or a language model needs for a text, within a budget.
///
/// The text form is what the budget counts. It is English whatever the user's language is, since it goes into the
/// instructions of a model, and JSON has its number of tokens. It says of each term the form that stands in the text
/// most often; further forms and notes follow as long as the brief has fifteen tokens for each term, or fewer.
package struct TextBrief: Sendable {
  /// The file as the user named it.
  package let file: String
  /// The language of the text.
  package let sourceLanguage: LanguageTag
  /// The language that it is translated into.
  package let targetLanguage: LanguageTag
  /// The terms, the most useful first.
  package private(set) var terms: [BriefConcept] = []
  /// The numbers, in the order of the text.
  package private(set) var numbers: [BriefNumber] = []
  /// The earlier translations, the nearest first.
  package private(set) var matches: [BriefMatch] = []
  /// The brief as it is handed to a model, with a line break at the end; empty where there is nothing to say.
  package private(set) var text = ""

  /// How many tokens the text form has: one for each four bytes of UTF-8 that were begun.
  package var tokenCount: Int { (text.utf8.count + 3) / Self.bytesPerToken }

  private static let bytesPerToken = 4
  /// How many bytes the brief has for each term at most, as far as that is for it to choose.
  private static let bytesPerTerm = 60

  /// Takes as much of what a text has as a budget admits.
  ///
  /// - Precondition: `budget` is from 1 through 10 million.
  init(_ contents: BriefContents, budget: Int) {
    file = contents.document.file
    sourceLanguage = contents.document.sourceLanguage
    targetLanguage = contents.document.targetLanguage
    let byteCount = budget * Self.bytesPerToken
    var room = byteCount
    var lines = BriefLines()
    for term in contents.terms where lines.take(.init(term), &room) { terms.append(term) }
    for number in contents.numbers where lines.take(number, &room) { numbers.append(number) }
    for match in contents.matches where lines.take(match, &room) { matches.append(match) }
    let used = byteCount - room
    lines.addDetails(within: min(room, terms.count * Self.bytesPerTerm - used))
    text = lines.text
  }

  /// The names of the text, in the house's spelling of the other language.
  private var names: [JSONValue] {
    terms.flatMap { term in
      term.name.map { verdict in
        term.told.forms.map { form in
          ["text": .string(form), "use": .strings(term.told.use), "verdict": .string("\(verdict)")]
        }
      } ?? []
    }
  }

  /// The brief as an object.
  package var json: JSONValue {
    [
      "file": .string(file),
      "sourceLanguage": .string(sourceLanguage.description),
      "targetLanguage": .string(targetLanguage.description),
      "terms": .array(
        terms.map { term in
          [
            "term": .string(term.told.term), "forms": .strings(term.told.forms),
            "use": .strings(term.told.use), "insert": .strings(term.told.insert),
            "never": .strings(term.told.never), "note": .optional(term.note),
          ]
        }
      ),
      "names": .array(names),
      "numbers": .array(numbers.map { ["text": .string($0.text), "value": .string($0.value)] }),
      "matches": .array(matches.map { $0.match.json(query: $0.query) }),
      "tokens": .int(tokenCount),
    ]
  }
}

import Model

/// Why a unit is not taken.
enum UnitFault {
  case noVariant
  case tooManyVariants(Int, limit: Int)
  case incomplete
  case noEnd
  case tooLarge(limit: Int)
  case noLanguage
  case noLanguageTag(String)
  case tooManyLanguages(limit: Int)
  case twoSegments
  case endsEarly
  /// What stands before the unit is not well formed.
  case before
  case noName(String)

  /// What is wrong.
  var message: Message {
    switch self {
    case .noVariant: Message("tmx.noVariant")
    case .tooManyVariants(let count, let limit):
      Message("tmx.tooManyVariants", ["count": .number(count), "limit": .number(limit)])
    case .incomplete: Message("tmx.incomplete")
    case .noEnd: Message("tmx.noEnd")
    case .tooLarge(let limit): Message("tmx.tooLarge", ["limit": .number(limit >> 20)])
    case .noLanguage: Message("tmx.noLanguage")
    case .noLanguageTag(let text): Message("tmx.noLanguageTag", ["text": .quotation(text)])
    case .tooManyLanguages(let limit):
      Message("tmx.tooManyLanguages", ["limit": .number(limit)])
    case .twoSegments: Message("tmx.twoSegments")
    case .endsEarly: Message("tmx.endsEarly")
    case .before: Message("tmx.faultBefore")
    case .noName(let text): Message("tmx.noName", ["text": .quotation(text)])
    }
  }
}

import Workbench

/// In what the headwords of an answer are like the word that a client sends.
enum DICTStrategy: String, CaseIterable {
  case exact
  case prefix
  case lev
  case form

  /// What the list of strategies says of it.
  var summary: String {
    switch self {
    case .exact: "The word itself, in any letter case"
    case .prefix: "Terms that begin with the word"
    case .lev: "Terms spelled nearly like the word"
    case .form: "Terms of which the word is a form, with article and clitics or in the plural"
    }
  }

  /// The strategies that are tried for a name, one after the other, until one finds something; `nil` if there is
  /// none of the name.
  ///
  /// The server's own choice, `.`, takes a word for a form, else for a slip.
  static func named(_ name: String) -> [DICTStrategy]? {
    name == "." ? [.form, .lev] : DICTStrategy(rawValue: name.lowercased()).map { [$0] }
  }

  /// The strategy as the library has it.
  var strategy: FindHeadwords.Strategy {
    switch self {
    case .exact: .exact
    case .prefix: .prefix
    case .lev: .spelling
    case .form: .form
    }
  }
}

import ArgumentParser
import Files
import Model
import Wording
import Workbench

/// Where the library is; understood before and after the command's name.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .customLong("library"),
    help: ArgumentHelp(
      """
      The library, a file or postgresql://… (default: $DRAGOMAN_LIBRARY, or dragoman/library.sqlite \
      among your data).
      """,
      valueName: "library"
    )
  )
  var library: String?

  /// The path of the library file, or the address of its database.
  ///
  /// - Throws: `Failure`, when nothing says where a user's data are, or when SQLite cannot have the name.
  var path: String {
    get throws {
      let named = library ?? environment("DRAGOMAN_LIBRARY")
      guard let path = named ?? Environment.dataFolder.map({ $0 + "/dragoman/library.sqlite" })
      else {
        throw Failure(Message("library.noHome"), file: "library")
      }
      guard path.isTextPath else {
        throw Failure(Message("library.nameNotUTF8"), file: path.shownPath)
      }
      return path
    }
  }
}

/// When output has colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Say only what is asked for, and errors.")
  var quiet = false

  @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  /// Whether output goes to a terminal.
  var isTerminal: Bool { output == nil && StandardStreams.outputIsTerminal }

  /// What stands before and after words that text output marks.
  var marks: (String, String) { usesColor ? ("\u{1B}[1m", "\u{1B}[0m") : ("[", "]") }

  /// Whether text output has colours: on a terminal, unless the user says otherwise.
  var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }
  }
}

/// The languages of a text and of its translation.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: "The language of the text (default: recognised).",
    transform: languageTag
  )
  var source: LanguageTag?

  @Option(
    name: .customLong("to"),
    help: "The other language (default: English, or Arabic).",
    transform: languageTag
  )
  var target: LanguageTag?
}

/// How articles are read.
struct ArticleOptions: ParsableArguments {
  @Flag(help: "Keep all of a web page, also menus and lists of links.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "The encoding of text and pages that are not UTF-8 and do not state it, as windows-1256.",
      valueName: "name"
    )
  )
  var encoding: String?

  /// How the articles are read.
  var reading: ArticleReader.Options {
    var options = ArticleReader.Options()
    options.keepsEverything = all
    options.encoding = encoding
    return options
  }
}

/// Returns the tag that an argument names.
func languageTag(_ argument: String) throws -> LanguageTag {
  guard let tag = LanguageTag(argument) else {
    throw ValidationError(
      Words.plain.sentence(Message("usage.noLanguage", ["text": .quotation(argument)]))
    )
  }
  return tag
}

/// The value of an environment variable, unless it is empty.
func environment(_ name: String) -> String? { Environment.variable(name) }

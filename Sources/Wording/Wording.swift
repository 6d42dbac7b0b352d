package import Model

/// Says messages in the language of those who read them.
///
/// A front end adds to some sentences what to do about them there: the command line names an option that
/// the command has, a page does not.
package struct Wording: Sendable {
  /// Where the words are read.
  package enum FrontEnd: Sendable {
    /// The command line; the options that the command understands, with their hyphens.
    case commandLine(options: Set<String>)
    /// Pages and the API.
    case web
  }

  /// The words of what does not change with the reader, as JSON: English, without hints.
  package static let english = Wording(.english)

  /// The language.
  package let language: WordingLanguage
  private let frontEnd: FrontEnd?

  /// Creates a wording; without a front end there are no hints.
  package init(_ language: WordingLanguage, for frontEnd: FrontEnd? = nil) {
    self.language = language
    self.frontEnd = frontEnd
  }

  /// Returns a message as a sentence: in English lower case, without a full stop.
  ///
  /// - Complexity: O(length of the sentence)
  package func sentence(_ message: Message) -> String {
    guard let template = WordingTable.messages.rows(message.code).first?[language] else {
      return message.code
    }
    return filled(template, message)
  }

  /// Returns a message and what the front end advises.
  package func advice(_ message: Message) -> String {
    let separator = language == .arabic ? "؛ " : "; "
    return ([sentence(message)] + [hint(message)].compactMap(\.self)).joined(separator: separator)
  }

  /// Returns an error with its place and what the front end advises, as compilers write it:
  /// `article.txt:3: error: …`.
  package func sentence(_ failure: Failure) -> String {
    line(failure.place, Message("label.error"), advice(failure.message))
  }

  /// Returns what is said of a place, after a label: `article.txt:3: warning: …`.
  package func line(_ place: Failure.Place, _ label: Message, _ what: String) -> String {
    let numbers = [place.line, place.column].compactMap { $0.map(String.init) }
    let start = ([place.file] + numbers).joined(separator: ":")
    return "\(start): \(sentence(label)): \(what)"
  }

  /// Returns what is said of a place, after a label.
  package func line(_ place: Failure.Place, _ label: Message, _ what: Message) -> String {
    line(place, label, sentence(what))
  }

  /// What stands between words of a list.
  package var comma: String { language == .arabic ? "، " : ", " }

  private func hint(_ message: Message) -> String? {
    let rows =
      switch frontEnd {
      case .commandLine(let options):
        WordingTable.commandLineHints.rows(message.code).filter { row in
          Self.options(in: row.english.words).isSubset(of: options)
        }
      case .web: WordingTable.webHints.rows(message.code)
      case nil: [WordingTable.Row]()
      }
    if let row = rows.first { return filled(row[language], message) }
    // What is said of a place or of a cause is said of what stands in it.
    return message.arguments.values.lazy.compactMap { argument in
      if case .message(let inner) = argument { hint(inner) } else { nil }
    }.first
  }

  /// The options that a sentence names, outside of the commands that it quotes in backticks.
  static func options(in sentence: String) -> Set<String> {
    let plain = sentence.split(separator: "`", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
    return Set(plain.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
  }
}

// MARK: Filling in

extension Wording {
  private func filled(_ template: Template, _ message: Message) -> String {
    template.parts.map { part in
      switch part {
      case .words(let words): words
      case .argument(let name): message.arguments[name].map(shown) ?? "{\(name)}"
      case .counted(let name, let one, let many):
        switch message.arguments[name] {
        case .number(let number): "\(number) \(number == 1 ? one : many)"
        case let other: "\(other.map(shown) ?? "{\(name)}") \(many)"
        }
      }
    }.joined()
  }

  /// Returns an argument; one in a sentence of the other direction is isolated, so that both keep
  /// their order.
  private func shown(_ argument: Message.Argument) -> String {
    switch argument {
    case .number(let number): String(number)
    case .message(let message): sentence(message)
    case .quotation(let text): quoted(text)
    case .text(let text): isolated(text)
    case .list(let texts): joined(texts.map(isolated))
    case .quotations(let texts): joined(texts.map(quoted))
    }
  }

  private func joined(_ texts: [String]) -> String { texts.joined(separator: comma) }

  /// Returns a text as a sentence quotes it: cut to 60 characters, without line breaks.
  package func quoted(_ text: String) -> String {
    let start = String(text.prefix(60).map { $0.isNewline ? " " : $0 })
    let shown = text.dropFirst(60).isEmpty ? start : start + "…"
    let isRightToLeft = shown.unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value)
    }
    switch language {
    case .arabic: return "«\(isolated(shown))»"
    case .english: return isRightToLeft ? "\"\u{2068}\(shown)\u{2069}\"" : "\"\(shown)\""
    }
  }

  private func isolated(_ text: String) -> String {
    language == .arabic ? "\u{2068}\(text)\u{2069}" : text
  }
}

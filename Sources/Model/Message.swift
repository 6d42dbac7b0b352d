/// Something to be said to a person: a code, and what varies in the sentence.
///
/// The sentences stand in the target `Wording`, in every language that the program speaks. What the parts
/// of the program pass on, compare and test are messages.
///
///     Message("library.noSuchMemory", ["name": .quotation(name)])
public struct Message: Hashable, Sendable {
  /// What varies in a sentence.
  public enum Argument: Hashable, Sendable {
    /// Words of the user's or of another program, which stay as they are.
    case text(String)
    /// A text that is quoted: cut where it is long, and set apart from the sentence around it.
    case quotation(String)
    case number(Int)
    /// Several words.
    case list([String])
    /// Several texts, each quoted.
    case quotations([String])
    /// A part that is a sentence or a name of its own.
    indirect case message(Message)
  }

  /// What is said, such as `library.noSuchMemory`: an area, and what is said in it.
  public let code: String
  /// What varies, by its name in the sentence.
  public let arguments: [String: Argument]

  /// Creates a message.
  ///
  /// - Precondition: `Wording` has the code with the names of these arguments; `WordingTests` holds the
  ///   sources to it.
  public init(_ code: String, _ arguments: [String: Argument] = [:]) {
    self.code = code
    self.arguments = arguments
  }

  /// Takes what a target that knows no messages says of an error of its own: a code, and what varies.
  public init(_ coded: (code: String, arguments: [String: String])) {
    self.init(coded.code, coded.arguments.mapValues(Argument.text))
  }
}

extension Message {
  /// Says something of a place in a file, counted from 1, where the place is known.
  public func at(line: Int?, column: Int? = nil) -> Message {
    guard let line else { return self }
    guard let column else {
      return Message("place.line", ["line": .number(line), "what": .message(self)])
    }
    return Message(
      "place.lineAndColumn",
      ["line": .number(line), "column": .number(column), "what": .message(self)]
    )
  }
}

import ArgumentParser
import Files
import Model
import Wording
import Workbench

/// The words of the program, in the language of its user, with hints at options that a command has.
struct Words {
  /// The language that the user's environment asks for.
  private static let language = WordingLanguage(
    locales: ["LC_ALL", "LC_MESSAGES", "LANG"].map(environment)
  )

  /// The words of answers, without hints.
  static let plain = Wording(language)

  let wording: Wording

  /// Takes the words for a command.
  init(for command: any ParsableCommand.Type) {
    wording = Wording(Self.language, for: .commandLine(options: Self.options(of: command)))
  }

  /// The options that a command understands, as its help lists them.
  static func options(of command: any ParsableCommand.Type) -> Set<String> {
    let lines = Dragoman.helpMessage(for: command).split(separator: "\n")
      .filter { $0.drop { $0 == " " }.first == "-" }
    return Set(lines.flatMap { $0.matches(of: /--[a-z][a-z-]*/).map { String($0.output) } })
  }

  /// Returns what is wrong, in a line with its place.
  func line(_ error: any Error) -> String {
    switch error {
    case let error as Failure: wording.sentence(error)
    case let error as FileAccessError: wording.sentence(Failure(error))
    case let error as any Explained: wording.sentence(Failure(error, file: "dragoman"))
    case InterruptionError.timeLimit: program(Message("request.takesTooLong"))
    default: program(Message("words", ["words": .text("\(error)")]))
    }
  }

  private func program(_ message: Message) -> String {
    wording.sentence(Failure(message, at: Failure.Place(file: "dragoman")))
  }
}

extension ParsableCommand {
  /// Tells the user on standard error what is wrong.
  func tell(_ error: any Error) { writeToStandardError(Words(for: Self.self).line(error)) }

  /// Tells the user something on standard error.
  func tell(_ message: Message) {
    writeToStandardError(Words(for: Self.self).wording.advice(message))
  }

  /// Tells the user something on standard error, unless that is to be quiet.
  func say(_ message: Message, _ common: CommonOptions) {
    if !common.quiet { tell(message) }
  }

  /// Says what was done: in the file that the user names for it, else on standard error, unless that is to
  /// be quiet.
  func report(_ message: Message, _ common: CommonOptions) throws {
    guard common.output != nil else { return say(message, common) }
    let output = try OutputFile(path: common.output)
    try output.write(Words.plain.sentence(message) + "\n")
    try output.finish()
  }

  /// Tells the user what there is to say of some files, unless that is to be quiet.
  func say(_ remarks: [Remark], _ common: CommonOptions) {
    guard !common.quiet else { return }
    for remark in remarks { writeToStandardError(Words.plain.line(remark)) }
  }
}

import ArgumentParser
import Files
import Model
import Wording
import Workbench

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

package import JSON
import Model
package import Wording

/// An answer that can be shown in words and as an object.
package protocol ShownAnswer {
  /// The answer as an object.
  var json: JSONValue { get }
  /// Returns the answer in words, without a line break at the end; empty where there is nothing to say.
  func text(in wording: Wording) -> String
}

extension GlossaryList: ShownAnswer {}
extension ConceptList: ShownAnswer {}
extension GlossaryImportReport: ShownAnswer {}
extension MemoryList: ShownAnswer {}
extension MemoryImportList: ShownAnswer {}
extension MemoryImportReport: ShownAnswer {}
extension ImportUndone: ShownAnswer {}
extension MemoryRemoval: ShownAnswer {}
extension ChangeList: ShownAnswer {}
extension ChangeUndone: ShownAnswer {}
extension HistoryPurged: ShownAnswer {}
extension PeopleList: ShownAnswer {}
extension NewToken: ShownAnswer {}
extension ReviewList: ShownAnswer {}
extension LibraryCheck: ShownAnswer {}
extension LibraryContents: ShownAnswer {}

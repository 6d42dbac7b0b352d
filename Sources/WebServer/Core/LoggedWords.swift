import Model
import Wording

/// Returns an error as the log has it: in English, with its file and place.
func loggedWords(_ error: any Error) -> String {
  switch error {
  case let error as Failure: Wording.english.sentence(error)
  case let error as any Explained: Wording.english.sentence(error.message)
  default: "\(error)"
  }
}

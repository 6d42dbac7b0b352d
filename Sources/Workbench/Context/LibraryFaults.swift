import LibraryAccess
import TranslationMemory

/// Runs `body`, and turns what may be wrong with a library or its index into an error that a user can act
/// on.
///
/// - Throws: `FileError` for what the library throws; what `body` throws of its own.
func translatingIndexErrors<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as LibraryError {
    throw FileError(error)
  } catch is IndexPartReader.Fault {
    let reason = "the match index is damaged; `library check --repair` makes it anew"
    throw FileError(path: "library", reason: reason)
  }
}

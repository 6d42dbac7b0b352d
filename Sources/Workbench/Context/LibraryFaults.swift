import LibraryAccess
import Model
import TranslationMemory

/// Runs `body`, and turns what may be wrong with a library or its index into an error that a user can act
/// on.
///
/// - Throws: `Failure` for what the library throws; what `body` throws of its own.
func translatingIndexErrors<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as LibraryError {
    throw Failure(error, file: "library")
  } catch is IndexPartReader.Fault {
    throw Failure(LibraryError(.damagedIndex), file: "library")
  }
}

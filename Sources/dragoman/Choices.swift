import ArgumentParser
import Model
import Wording
import Workbench

/// Returns the names of choices, as a help text lists them.
func names<Value: RawRepresentable<String>>(_ values: [Value]) -> String {
  values.map(\.rawValue).joined(separator: ", ")
}

/// Returns the choice that an argument names.
func choice<Value: RawRepresentable<String> & CaseIterable>(
  _ argument: String
) throws -> Value {
  guard let value = Value(rawValue: argument) else {
    let known = Value.allCases.map(\.rawValue)
    throw ValidationError(
      Words.plain.sentence(
        Message("usage.noChoice", ["text": .quotation(argument), "known": .list(known)])
      )
    )
  }
  return value
}

/// Refuses a threshold that is no percentage.
func validatePercent(_ threshold: Int) throws {
  guard (0...100).contains(threshold) else {
    throw ValidationError("--threshold is a percentage, 0 to 100 (is \(threshold))")
  }
}

extension Array {
  /// The elements; `nil` where there are none, as operations say that all are meant.
  var orAll: [Element]? { isEmpty ? nil : self }
}

import Model

/// A glossary as a client knows it.
struct DICTDatabase: Hashable {
  /// The name in commands: that of the glossary, with a hyphen for each sign that no name may have.
  let name: String
  /// The glossary.
  let record: GlossaryRecord

  /// Names glossaries; of those that would have one name the later ones get a number.
  ///
  /// - Complexity: O(length of the names), expected
  static func all(_ records: [GlossaryRecord]) -> [DICTDatabase] {
    // A glossary whose own name can be used keeps it, whatever becomes of another's.
    var taken = Set(records.map(\.name).filter { Self.name(of: $0) == $0 })
    return records.map { record in
      let name = Self.name(of: record.name)
      guard name != record.name else { return DICTDatabase(name: name, record: record) }
      var (free, number) = (name, 1)
      while !taken.insert(free).inserted {
        number += 1
        free = "\(name)-\(number)"
      }
      return DICTDatabase(name: free, record: record)
    }
  }

  private static func name(of glossary: String) -> String {
    let scalars = glossary.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isUsable =
        !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        && !["\"", "'", "\\"].contains(scalar)
      return isUsable ? scalar : "-"
    }
    let name = String(String.UnicodeScalarView(scalars))
    // These two have a meaning of their own; "." ends a list.
    return ["*", "!", ".", ""].contains(name) ? "-" : name
  }
}

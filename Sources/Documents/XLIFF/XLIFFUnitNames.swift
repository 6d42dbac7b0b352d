/// The identifiers of a unit.
struct XLIFFUnitNames {
  private var taken: Set<String>
  private var numbers: [String: Int] = [:]

  init(taken: Set<String>) { self.taken = taken }

  /// Takes a name if it is one and nobody has it.
  mutating func claim(_ name: String) -> String? {
    Self.isName(name) && taken.insert(name).inserted ? name : nil
  }

  /// Makes a name that nobody has.
  ///
  /// - Complexity: O(1) on the average, since numbers are not tried twice
  mutating func unused(_ prefix: String) -> String {
    while true {
      let number = (numbers[prefix] ?? 0) + 1
      numbers[prefix] = number
      if taken.insert("\(prefix)\(number)").inserted { return "\(prefix)\(number)" }
    }
  }

  /// Whether a text is an NMTOKEN, of ASCII characters.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "._-".utf8.contains(byte)
        }
      }
  }
}

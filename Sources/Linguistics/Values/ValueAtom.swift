/// The smallest part of a value that has a partner on the other side: a date is a day, a month and a
/// year, which the other side may have in two places.
struct ValueAtom {
  /// What it is: `n:12`, `m:7` (a month), `h:9` (a Hijri month), `d:1980` (a decade), `t:09:30`.
  var key: String
  /// The currency, `%`, or the measure, where the text says one.
  var unit: String?
  /// The value that it is of, by its place in the list of its side.
  var value: Int
  var weight: ValueReading.Weight
  /// Whether a time says of which half of the day it is.
  var hasHalfOfDay = false

  /// Takes the values of a side apart.
  static func atoms(of values: [ValueReading], _ bytes: UnsafeBufferPointer<UInt8>) -> [ValueAtom] {
    values.enumerated().flatMap { index, value in atoms(of: value, at: index, bytes) }
  }

  private static func atoms(
    of reading: ValueReading,
    at index: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [ValueAtom] {
    let value = reading.placeable.value
    func atom(_ key: String, _ unit: String? = nil) -> ValueAtom {
      ValueAtom(key: key, unit: unit, value: index, weight: reading.weight)
    }
    switch reading.placeable.kind {
    case .percentage: return [atom("n:\(value.dropLast())", "%")]
    case .amount:
      let parts = value.split(separator: " ", maxSplits: 1)
      return [atom("n:\(parts[0])", parts.count > 1 ? String(parts[1]) : nil)]
    case .time:
      var time = atom("t:\(value.prefix(5))")
      let last = bytes[reading.placeable.range.upperBound - 1]
      // Arabic-Indic digits end in bytes from A0 to A9 and from B0 to B9 after D9 or DB.
      time.hasHalfOfDay = !isDigit(last, bytes, reading.placeable.range.upperBound)
      return [time]
    case .date: return dateKeys(value).map { atom($0) }
    default: return [atom("n:\(value)", reading.unit)]
    }
  }

  private static func isDigit(
    _ last: UInt8,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ end: Int
  ) -> Bool {
    if last < 0x80 { return (0x30...0x39).contains(last) }
    guard end > 1 else { return false }
    let (scalar, _) = decodeScalar(bytes, at: end - 2)
    return (0x660...0x669).contains(scalar) || (0x6F0...0x6F9).contains(scalar)
  }

  /// The parts of a date in its normal form.
  private static func dateKeys(_ value: String) -> [String] {
    if value.hasSuffix("s") { return ["d:\(value.dropLast())"] }
    let isHijri = value.hasSuffix(" AH")
    let text = isHijri ? String(value.dropLast(3)) : value
    var parts = text.split(separator: "-").compactMap { Int($0) }
    var keys: [String] = []
    if !text.hasPrefix("-"), !parts.isEmpty { keys.append("n:\(parts.removeFirst())") }
    if !parts.isEmpty { keys.append((isHijri ? "h:" : "m:") + "\(parts.removeFirst())") }
    if let day = parts.first { keys.append("n:\(day)") }
    return keys
  }

  /// The class within which a changed value is told: a number is no time.
  var family: Character { key.first ?? "n" }

  /// The keys that say the same in another way: 20:00 is 8 where nothing tells the half of the day.
  var equivalents: [String] {
    let value = key.dropFirst(2)
    switch family {
    case "t":
      let parts = value.split(separator: ":").compactMap { Int($0) }
      guard parts.count == 2 else { return [] }
      let other = (parts[0] + 12) % 24
      let minutes = parts[1] < 10 ? "0\(parts[1])" : "\(parts[1])"
      var keys = [parts[0], other, parts[0] == 0 ? 12 : parts[0], other == 0 ? 12 : other].flatMap {
        parts[1] == 0 ? ["n:\($0)", "n:\($0)00"] : ["n:\($0).\(minutes)", "n:\($0)\(minutes)"]
      }
      if !hasHalfOfDay {
        let hour = other < 10 ? "0\(other)" : "\(other)"
        keys.append("t:\(hour):\(minutes)")
      }
      return keys
    case "d":
      guard let year = Int(value) else { return [] }
      return ["n:\(year)", "n:\(year % 100)", "d:\(1900 + year % 100)"]
    case "m": return ["n:\(value)"]
    case "n": return numberEquivalents(String(value))
    default: return []
    }
  }

  private func numberEquivalents(_ value: String) -> [String] {
    var keys: [String] = []
    let parts = value.split(separator: ".")
    // A stop before three digits separates thousands in one country and a fraction in another.
    if parts.count == 2, parts[1].count == 3 { keys.append("n:\(parts[0])\(parts[1])") }
    if unit == "%" {
      switch value {
      case "50": keys.append("n:0.5")
      case "25": keys.append("n:0.25")
      case "100": keys.append("n:2")
      default: break
      }
    }
    if value == "0.5" { keys += ["n:50", "n:2"] }
    if value == "0.25" { keys += ["n:25", "n:4"] }
    return keys
  }
}

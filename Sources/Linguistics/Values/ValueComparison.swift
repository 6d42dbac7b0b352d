/// The values of the two sides of a pair of segments, put against each other: which answer each other,
/// and which do not.
public struct ValueComparison: Hashable, Sendable {
  /// A value of each side that says the same.
  public struct Match: Hashable, Sendable {
    public var source: Placeable
    public var target: Placeable
  }

  /// What is not the same on both sides.
  public struct Difference: Hashable, Sendable {
    /// What has become of a value.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      /// The target has another value in its place.
      case changed
      /// The value is there, and its currency or measure is another one.
      case unitChanged
      /// Only the source has it.
      case missing
      /// Only the target has it.
      case added
    }

    /// What a difference is in.
    public enum Aspect: String, CaseIterable, Hashable, Sendable {
      case number, percentage, currency, measure, day, month, year, decade, time
    }

    public var kind: Kind
    public var aspect: Aspect
    /// The value of the source; `nil` for one that was added.
    public var source: Placeable?
    /// The value of the target; `nil` for one that is missing.
    public var target: Placeable?
    /// Whether digits, a percentage, an amount or a date say so; a number in words may be an idiom.
    public var isSure: Bool
    /// How far apart numbers are, where that tells how the mistake was made.
    public var cause: Cause?
  }

  /// How a number may have become another one.
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// The same digits with a point or zeros elsewhere: thousand and million.
    case magnitude
    /// The same digits in another order.
    case transposition
    /// The sign.
    case sign
  }

  /// The pairs of values that answer each other, in the order of the source.
  public var matches: [Match]
  /// What differs, in the order of the source, and after it what was added.
  public var differences: [Difference]
}

extension ValueComparison.Cause {
  /// Tells how one number may have become another one, both as values of placeables have them.
  init?(_ old: Substring, _ new: Substring) {
    let digits = (old.filter(\.isNumber), new.filter(\.isNumber))
    if old != new, old.drop(while: { $0 == "-" }) == new.drop(while: { $0 == "-" }) {
      self = .sign
      return
    }
    let significant = (Self.withoutZeros(digits.0), Self.withoutZeros(digits.1))
    if significant.0 == significant.1 {
      self = .magnitude
    } else if digits.0.count == digits.1.count, digits.0.sorted() == digits.1.sorted() {
      self = .transposition
    } else {
      return nil
    }
  }

  private static func withoutZeros(_ digits: String) -> Substring {
    var digits = digits.drop { $0 == "0" }
    while digits.last == "0" { digits.removeLast() }
    return digits
  }
}

/// Compares the values of a text and its translation.
///
/// Both sides are read for what they say (`PlaceableScanner`): `half a million` is نصف مليون, and the
/// 34th is الرابعة والثلاثون. Values are taken apart (`ValueAtom`), since a date may stand in two places,
/// and matched by key, first with the same unit, then with any, then in another way of saying it (8 and
/// 20:00). What can be a number without being one for sure (one, the ending of a dual) answers for a value
/// and asks for none. What is left on both sides is changed, in the order of the texts; what is left on one
/// side is missing or added, unless it was said before: a translation may repeat a number, or not.
///
/// - Complexity: O(length of both texts), but for values that are left over on both sides.
public struct ValueComparer: Sendable {
  private let source: PlaceableScanner
  private let target: PlaceableScanner

  /// Creates a comparer.
  ///
  /// - Parameters:
  ///   - isSourceArabic: Whether the source is Arabic; if not it is read as English.
  ///   - isTargetArabic: The same of the target.
  ///   - readsMonthFirst: Whether 7/8/2015 is the 8th of July.
  public init(isSourceArabic: Bool, isTargetArabic: Bool, readsMonthFirst: Bool = false) {
    source = PlaceableScanner(isArabic: isSourceArabic, readsMonthFirst: readsMonthFirst)
    target = PlaceableScanner(isArabic: isTargetArabic, readsMonthFirst: readsMonthFirst)
  }

  /// Compares a text with its translation.
  public func compare(source: String, target: String) -> ValueComparison {
    compare(source: source, target: target, checkpoint: {})
  }

  /// Compares a text with its translation.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - target: Its translation.
  ///   - checkpoint: Asked from time to time; what it throws ends the work.
  /// - Returns: The same as `compare(source:target:)`.
  public func compare(
    source: String,
    target: String,
    checkpoint: () throws -> Void
  ) rethrows -> ValueComparison {
    var (source, target) = (source, target)
    return try source.withUTF8 { sourceBytes in
      try target.withUTF8 { targetBytes in
        let values = try self.source.values(in: sourceBytes, checkpoint: checkpoint)
        let others = try self.target.values(in: targetBytes, checkpoint: checkpoint)
        var matcher = ValueMatcher(
          source: ValueSide(values, sourceBytes),
          target: ValueSide(others, targetBytes)
        )
        return matcher.comparison()
      }
    }
  }
}

/// Where units stand.
enum UnitTable: String {
  case units = "unit"
  /// Those that an import replaced.
  case replacedUnits = "replacedUnit"

  /// The table of their variants.
  var variants: String { self == .units ? "variant" : "replacedVariant" }
}

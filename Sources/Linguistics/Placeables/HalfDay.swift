/// What a word after a time says of the half of the day.
enum HalfDay: String, Hashable, Sendable {
  /// Before noon.
  case am
  /// After noon.
  case pm
  /// Around noon: 12 and 1.
  case noon
  /// The night, before midnight and after it: 10 ليلا, 2 ليلا.
  case night
  /// The hours after midnight.
  case small

  /// The hour of 24 that an hour of twelve is, or `nil` where there is none.
  func hour(_ hour: Int) -> Int? {
    switch self {
    case .am, .small: return (1...12).contains(hour) ? hour % 12 : hour == 0 ? 0 : nil
    case .pm: return hour < 1 || hour > 23 ? nil : hour < 12 ? hour + 12 : hour
    case .noon: return (1...3).contains(hour) ? hour + 12 : (10...15).contains(hour) ? hour : nil
    case .night:
      if hour == 12 { return 0 }
      return (1...5).contains(hour) ? hour : (6...11).contains(hour) ? hour + 12 : nil
    }
  }
}

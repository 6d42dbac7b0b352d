extension PlaceableReader {
  /// Reads a time of day that begins with a number: 9:30, 22:45:10, 8 مساء, 10.30 pm.
  mutating func time(at index: Int) -> Reading? {
    guard let digits = digitalTime(at: index) else { return nil }
    var parts = digits.parts
    var next = digits.next
    if let half = halfOfDay(at: next) {
      guard let hour = half.value.hour(parts[0]) else { return nil }
      parts[0] = hour
      next = half.next
    } else if !digits.isSure, !isAfterHourWord(index) {
      return nil
    }
    return reading(parts, from: tokens[index].start, next)
  }

  /// Reads an hour in words: الثامنة مساء.
  mutating func timeFromWord(at index: Int) -> Reading? {
    let hour = meaning(at: index) { if case .hour(let number) = $0 { number } else { nil } }
    guard let hour, let half = halfOfDay(at: hour.next), let value = half.value.hour(hour.value)
    else { return nil }
    return reading([value, 0], from: tokens[index].start, half.next)
  }

  /// Reads the parts of a time in digits, and whether its colon makes sure that it is one.
  private func digitalTime(at index: Int) -> (parts: [Int], next: Int, isSure: Bool)? {
    if let hour = integer(at: index, digits: 1...2), hour < 25 {
      guard has(index + 1), gapText(before: index + 1) == ":",
        let minute = integer(at: index + 1, digits: 2...2), minute < 60
      else { return ([hour, 0], index + 1, false) }
      guard has(index + 2), gapText(before: index + 2) == ":",
        let second = integer(at: index + 2, digits: 2...2), second < 60
      else { return ([hour, minute], index + 2, true) }
      return ([hour, minute, second], index + 3, true)
    }
    // 10.30 and 14,30 are times after the word, or before the half of the day.
    let parts = FoldedWord(text(index)).text.split { $0 == "." || $0 == "," }
    guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]), hour < 24,
      let minute = Int(parts[1]), minute < 60
    else { return nil }
    return ([hour, minute], index + 1, false)
  }

  private mutating func halfOfDay(at index: Int) -> (value: HalfDay, next: Int)? {
    guard isJoined(index) else { return nil }
    return meaning(at: index) { if case .half(let half) = $0 { half } else { nil } }
  }

  /// Whether the word "hour" stands before a token whose separator is that of a time: الساعة 14,30.
  private mutating func isAfterHourWord(_ index: Int) -> Bool {
    guard index > 0, isJoined(index), tokens[index].range.count > 2,
      FoldedWord(text(index)).text.contains(where: { $0 == "." || $0 == "," })
    else { return false }
    guard isArabic else {
      // At 23.45, with nothing after it that could be counted.
      return text(index - 1) == "at" && tokens[index].range.count == 5 && !isJoined(index + 1)
    }
    return meaning(at: index - 1, { $0 == .hourWord ? true : nil })?.next == index
  }

  private func reading(_ parts: [Int], from start: Int, _ next: Int) -> Reading {
    let value = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    let range = start..<tokens[next - 1].end
    return (Placeable(range: range, kind: .time, value: value), next)
  }
}

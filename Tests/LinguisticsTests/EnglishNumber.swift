/// Writes English numbers, a second way to what the reader knows.
enum EnglishNumber {
  private static let small = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let ordinals = [
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
  ]

  static func words(_ number: Int) -> String {
    let (thousands, rest) = (number / 1000, number % 1000)
    guard thousands > 0 else { return below(rest) }
    let head = below(thousands) + " thousand"
    if rest == 0 { return head }
    return head + (rest < 100 ? " and " : ", ") + below(rest)
  }

  private static func below(_ number: Int) -> String {
    let (hundreds, rest) = (number / 100, number % 100)
    guard hundreds > 0 else { return belowHundred(rest) }
    let head = small[hundreds] + " hundred"
    return rest == 0 ? head : head + " and " + belowHundred(rest)
  }

  private static func belowHundred(_ number: Int) -> String {
    if number < 20 { return small[number] }
    return tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10])
  }

  static func ordinal(_ number: Int) -> String {
    let words = words(number)
    let start = words.lastIndex { $0 == " " || $0 == "-" }.map { words.index(after: $0) }
    let last = String(words[(start ?? words.startIndex)...])
    let ending = ordinals[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    return words.dropLast(last.count) + ending
  }
}

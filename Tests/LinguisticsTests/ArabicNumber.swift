/// Writes Arabic numbers as grammar asks, a second way to what the reader knows.
struct ArabicNumber {
  /// Whether what is counted is feminine.
  let isFeminine: Bool
  /// Whether the number is in the genitive or the accusative.
  let isOblique: Bool

  private static let masculineUnits = [
    "", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة",
  ]
  private static let feminineUnits = [
    "", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر",
  ]
  private static let tens = [
    "", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون",
  ]
  private static let hundreds = [
    "", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة",
  ]
  private static let masculineOrdinals = [
    "", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر",
  ]

  func words(_ number: Int) -> String {
    var parts: [String] = []
    let thousands = number / 1000
    switch thousands {
    case 0: break
    case 1: parts.append("ألف")
    case 2: parts.append(cased("ألفان"))
    default:
      let last = thousands % 100
      if last == 1 || last == 2 {
        parts.append(hundred(thousands / 100) + " ألف")
        parts.append(last == 1 ? "ألف" : cased("ألفان"))
      } else {
        let counted = last == 0 ? "ألف" : last <= 10 ? "آلاف" : "ألفا"
        parts.append(
          ArabicNumber(isFeminine: false, isOblique: isOblique).below(thousands) + " " + counted
        )
      }
    }
    if !number.isMultiple(of: 1000) { parts.append(below(number % 1000)) }
    return parts.joined(separator: " و")
  }

  private func hundred(_ count: Int) -> String {
    let word = cased(Self.hundreds[count])
    return count == 2 ? String(word.dropLast()) : word
  }

  private func below(_ number: Int) -> String {
    var parts: [String] = []
    if number >= 100 { parts.append(cased(Self.hundreds[number / 100])) }
    let rest = number % 100
    if rest > 0 { parts.append(belowHundred(rest)) }
    return parts.joined(separator: " و")
  }

  private func belowHundred(_ number: Int) -> String {
    let units = isFeminine ? Self.feminineUnits : Self.masculineUnits
    switch number {
    case 2: return cased(units[2])
    case ...10: return units[number]
    case 11: return isFeminine ? "إحدى عشرة" : "أحد عشر"
    case 12: return String(cased(units[2]).dropLast()) + (isFeminine ? " عشرة" : " عشر")
    case ...19:
      let unit = number == 18 && isFeminine ? "ثماني" : units[number - 10]
      return unit + (isFeminine ? " عشرة" : " عشر")
    default:
      let ten = cased(Self.tens[number / 10])
      let unit = number % 10
      if unit == 0 { return ten }
      let word = unit == 1 && isFeminine ? "إحدى" : unit == 2 ? cased(units[2]) : units[unit]
      return word + " و" + ten
    }
  }

  /// The oblique case of duals and tens.
  private func cased(_ word: String) -> String {
    guard isOblique else { return word }
    if word.hasSuffix("ان") { return word.dropLast(2) + "ين" }
    return word.hasSuffix("ون") ? word.dropLast(2) + "ين" : word
  }

  /// The ordinal with the article, up to 999.
  func ordinal(_ number: Int) -> String {
    let hundred = number / 100
    let rest = number % 100
    guard rest > 0 else { return "ال" + cased(Self.hundreds[hundred]) }
    let head = ordinalBelowHundred(rest)
    return hundred == 0
      ? head
      : head + " بعد ال"
        + ArabicNumber(isFeminine: false, isOblique: true).cased(Self.hundreds[hundred])
  }

  private func ordinalBelowHundred(_ number: Int) -> String {
    let ending = isFeminine ? "ة" : ""
    func unit(_ number: Int) -> String {
      if number == 1 { return isFeminine ? "حادية" : "حادي" }
      return Self.masculineOrdinals[number] + ending
    }
    switch number {
    case 1: return isFeminine ? "الأولى" : "الأول"
    case ...10: return "ال" + unit(number)
    case ...19: return "ال" + unit(number - 10) + (isFeminine ? " عشرة" : " عشر")
    default:
      let ten = "ال" + cased(Self.tens[number / 10])
      return number.isMultiple(of: 10) ? ten : "ال" + unit(number % 10) + " و" + ten
    }
  }
}

import Linguistics
import Model

/// Numbers, dates, times, currencies and percentages that differ, by value.
///
/// Both sides are read by the reader of values. What it reads on one side and not on the other can be
/// written in words that it does not know; so a value counts as lost only where nothing on the other
/// side, digits or words, can stand for it. One and two may be silent, as in a dual.
struct ValueCheck: SegmentCheck {
  let rules: [Rule] = [.numberChanged, .numberMissing, .numberAdded, .dateChanged, .unitChanged]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation else { return [] }
    let first = Quantity.quantities(of: source)
    let second = Quantity.quantities(of: target)
    guard !first.isEmpty || !second.isEmpty else { return [] }
    guard first.count <= Self.most, second.count <= Self.most else {
      return changes(first.without(second), second.without(first), source, target)
    }
    var found: [Found] = []
    var missing: [Quantity] = []
    let lone = second.filter { !isIn(first, $0) }
    for quantity in first where !isIn(second, quantity) {
      if quantity.kind != .number, lone.contains(where: { $0.kind == quantity.kind }) {
        // Another date stands there, or another time.
        missing.append(quantity)
      } else if let changed = changedUnit(of: quantity, first, second, source, target) {
        found.append(changed)
      } else if !mayBe(quantity, in: target, second) {
        missing.append(quantity)
      }
    }
    let hasOther = Set(missing.map(\.kind)).subtracting([.number])
    let added = lone.filter { hasOther.contains($0.kind) || !mayBe($0, in: source, first) }
    // Telephone numbers are grouped and ordered in many ways.
    if missing.count + added.count > 2, missing.digits.count > 5,
      (missing + added).allSatisfy({ $0.kind == .number }),
      missing.digits.sorted() == added.digits.sorted()
    {
      return found
    }
    let changes = found + changes(missing, added, source, target)
    return changes.isEmpty ? [] : confirmed(changes, source, target)
  }

  /// The findings that the comparer of `Linguistics` has too: it reads values in words, which digits and their
  /// words alone do not tell.
  private func confirmed(_ found: [Found], _ source: SideText, _ target: SideText) -> [Found] {
    let comparer = ValueComparer(
      isSourceArabic: source.isArabic,
      isTargetArabic: target.isArabic,
      readsMonthFirst: source.language.description.lowercased() == "en-us"
    )
    let differences = comparer.compare(source: source.text, target: target.text).differences
    let places = differences.map { difference in
      (
        source: difference.source.map { source.scalars($0.range) },
        target: difference.target.map { target.scalars($0.range) }
      )
    }
    return found.filter { finding in
      places.contains { place in
        let isInSource = finding.source.flatMap { own in place.source?.overlaps(own) } ?? false
        let isInTarget = finding.target.flatMap { own in place.target?.overlaps(own) } ?? false
        return isInSource || isInTarget
      }
    }
  }

  /// How many values of a side are compared one by one; of more, as tables have them, the digits tell.
  private static let most = 100

  // MARK: What agrees

  /// Whether a side has a value.
  private func isIn(_ others: [Quantity], _ quantity: Quantity) -> Bool {
    others.contains { agree($0, quantity) }
  }

  private func agree(_ left: Quantity, _ right: Quantity) -> Bool {
    switch (left.kind, right.kind) {
    case (.number, .number):
      (left.value == right.value && unitsAgree(left.unit, right.unit))
        || isShortYear(left, right) || isShortYear(right, left)
    case (.number, _): isPart(left, of: right)
    case (_, .number): isPart(right, of: left)
    default: partsAgree(left.parts, right.parts)
    }
  }

  /// Whether a number is the end of a year: 2014–15.
  private func isShortYear(_ short: Quantity, _ long: Quantity) -> Bool {
    short.value.utf8.count == 2 && long.value.utf8.count == 4 && long.unit == nil
      && long.value.hasSuffix(short.value)
  }

  /// Whether a number is a part of a date, or a time with a stop: 23.45.
  private func isPart(_ number: Quantity, of other: Quantity) -> Bool {
    other.parts.values.contains { String($0) == number.value }
      || (other.kind == .time && number.digits == other.digits)
  }

  /// Whether nothing that both dates say differs.
  private func partsAgree(_ left: [String: Int], _ right: [String: Int]) -> Bool {
    let common = left.keys.filter { right[$0] != nil }
    return common.allSatisfy { left[$0] == right[$0] } && !common.isEmpty
  }

  private func unitsAgree(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right, left != right else { return true }
    if left == "%" || right == "%" { return true }
    let names = [left, right].filter { $0.first?.isLowercase == true }
    // A name that several countries use agrees with each of their currencies.
    guard let name = names.first else { return false }
    return names.count == 1 && (Self.currencies[name] ?? []).contains(name == left ? right : left)
  }

  // MARK: What may agree

  /// Whether a value that is not read on a side may stand there all the same.
  private func mayBe(_ quantity: Quantity, in side: SideText, _ others: [Quantity]) -> Bool {
    switch quantity.kind {
    case .date, .time:
      return quantity.parts.values.allSatisfy { number in
        number < 1 || isDigits(String(number), in: side)
          || NumberWords.shared.mayStand(String(number), in: side, besides: others)
      } || !others.contains { $0.kind == quantity.kind }
    case .number:
      if ["0", "1", "2"].contains(quantity.value) { return true }
      let value = quantity.isDecade ? String(quantity.value.suffix(2)) : quantity.value
      return isDigits(quantity.value, in: side) || isWritten(quantity, others)
        || NumberWords.shared.mayStand(value, in: side, besides: others)
    }
  }

  /// Whether another number has the same digits, of which the reader made nothing or something else: a
  /// magnitude that it did not know, a separator of thousands.
  private func isWritten(_ quantity: Quantity, _ others: [Quantity]) -> Bool {
    !quantity.digits.isEmpty
      && others.contains { other in
        // A long number is that of a telephone, however it is grouped.
        other.digits == quantity.digits
          && (quantity.digits.count > 6 || !other.isRead || !quantity.isRead || other.mayBeGrouped
            || quantity.mayBeGrouped)
      }
  }

  /// Whether digits stand on a side, whatever separates them.
  private func isDigits(_ number: String, in side: SideText) -> Bool {
    let wanted = number.filter(\.isNumber)
    return side.words.contains { word in
      word.kind == .number && word.letters.text.filter(\.isNumber) == wanted
    }
  }

  // MARK: What differs

  private func changedUnit(
    of quantity: Quantity,
    _ first: [Quantity],
    _ second: [Quantity],
    _ source: SideText,
    _ target: SideText
  ) -> Found? {
    guard quantity.kind == .number, quantity.unit != nil,
      let other = second.first(where: {
        $0.kind == .number && $0.value == quantity.value && $0.unit != nil
          && !isIn(first, $0)
      })
    else { return nil }
    return Found(
      rule: .unitChanged,
      source: quantity.range,
      target: other.range,
      message: Message(
        "finding.unitChanged",
        [
          "source": .quotation(source.text(quantity.range)),
          "target": .quotation(target.text(other.range)),
        ]
      )
    )
  }

  private func changes(
    _ missing: [Quantity],
    _ added: [Quantity],
    _ source: SideText,
    _ target: SideText
  ) -> [Found] {
    var left = added
    var found: [Found] = []
    for quantity in missing {
      let others = left.indices.prefix(Self.most).filter { left[$0].kind == quantity.kind }
      let nearest = others.min {
        distance(left[$0].value, quantity.value) < distance(left[$1].value, quantity.value)
      }
      let texts = source.text(quantity.range)
      if let nearest {
        let other = left.remove(at: nearest)
        found.append(
          Found(
            rule: quantity.kind == .number ? .numberChanged : .dateChanged,
            source: quantity.range,
            target: other.range,
            message: quantity.kind == .number
              ? Message(
                "finding.numberChanged",
                ["source": .quotation(texts), "target": .quotation(target.text(other.range))]
              )
              : Message(
                "finding.dateChanged",
                ["source": .quotation(texts), "target": .quotation(target.text(other.range))]
              )
          )
        )
      } else if quantity.kind == .number {
        found.append(
          Found(
            rule: .numberMissing,
            source: quantity.range,
            message: Message("finding.numberMissing", ["source": .quotation(texts)])
          )
        )
      }
    }
    for quantity in left where quantity.kind == .number {
      let text = target.text(quantity.range)
      found.append(
        Found(
          rule: .numberAdded,
          target: quantity.range,
          message: Message("finding.numberAdded", ["target": .quotation(text)])
        )
      )
    }
    return found
  }

  /// How many digits differ, from the left; a small number for numbers that are alike.
  private func distance(_ left: String, _ right: String) -> Int {
    let common = zip(left, right).prefix { $0 == $1 }.count
    return max(left.count, right.count) - common
  }

  private static let currencies: [String: Set<String>] = [
    "riyal": ["SAR", "QAR", "OMR", "YER", "IRR"], "rial": ["SAR", "QAR", "OMR", "YER", "IRR"],
    "dinar": ["KWD", "BHD", "JOD", "IQD", "LYD", "TND", "DZD", "RSD"],
    "dirham": ["AED", "MAD"], "pound": ["GBP", "EGP", "LBP", "SDG", "SYP", "SSP"],
    "dollar": ["USD", "CAD", "AUD", "NZD", "HKD", "SGD"], "lira": ["TRY", "LBP", "SYP"],
    "franc": ["CHF", "XOF", "XAF", "DJF"], "krone": ["NOK", "DKK"], "krona": ["SEK", "ISK"],
    "rupee": ["INR", "PKR", "LKR"], "peso": ["MXN", "ARS", "CLP", "COP", "PHP"],
  ]
}

extension [Quantity] {
  /// Those whose digits none of others has.
  fileprivate func without(_ others: [Quantity]) -> [Quantity] {
    let known = Set(others.map(\.digits))
    return filter { !known.contains($0.digits) }
  }

  /// The digits of all.
  fileprivate var digits: String { map(\.digits).joined() }
}

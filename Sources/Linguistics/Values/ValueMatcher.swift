/// Matches the atoms of two sides; see `ValueComparer`.
struct ValueMatcher {
  private var source: ValueSide
  private var target: ValueSide
  private var differences: [ValueComparison.Difference] = []

  init(source: ValueSide, target: ValueSide) {
    self.source = source
    self.target = target
  }

  mutating func comparison() -> ValueComparison {
    match { atom, side in side.takeSame(as: atom) }
    match { atom, side in side.take(atom.key) }
    match { atom, side in
      for key in atom.equivalents {
        if let found = side.take(key) { return found }
      }
      return nil
    }
    swap(&source, &target)
    match { atom, side in
      for key in atom.equivalents {
        if let found = side.take(key) { return found }
      }
      return nil
    }
    swap(&source, &target)
    var matches = compareUnits()
    pairChanged()
    listMissing()
    matches.sort { $0.source.range.lowerBound < $1.source.range.lowerBound }
    differences.sort { Self.place($0) < Self.place($1) }
    return ValueComparison(matches: matches, differences: differences)
  }

  private static func place(_ difference: ValueComparison.Difference) -> (Int, Int) {
    (difference.source?.range.lowerBound ?? .max, difference.target?.range.lowerBound ?? 0)
  }

  private mutating func match(_ find: (ValueAtom, inout ValueSide) -> Int?) {
    for index in source.atoms.indices where source.partners[index] == nil {
      guard let found = find(source.atoms[index], &target) else { continue }
      // What only can be a value on both sides says nothing.
      if source.atoms[index].weight == .faint, target.atoms[found].weight == .faint { continue }
      source.partners[index] = found
      target.partners[found] = index
    }
  }

  /// Tells where the currency or the measure is another one; returns the values that match.
  private mutating func compareUnits() -> [ValueComparison.Match] {
    var matches: [ValueComparison.Match] = []
    var seen: Set<Int> = []
    for (index, partner) in source.partners.enumerated() {
      guard let partner else { continue }
      let (old, new) = (source.atoms[index], target.atoms[partner])
      if let oldUnit = old.unit, let newUnit = new.unit,
        !PlaceableWords.shared.isSameUnit(oldUnit, newUnit)
      {
        let aspect = unitAspect(oldUnit, newUnit)
        let changed = difference(.unitChanged, aspect, source: index, target: partner)
        differences.append(changed)
      } else if seen.insert(old.value).inserted {
        matches.append(
          .init(source: source.placeable(index), target: target.placeable(partner))
        )
      }
    }
    return matches
  }

  private func unitAspect(_ old: String, _ new: String) -> ValueComparison.Difference.Aspect {
    if old == "%" || new == "%" { return .percentage }
    return PlaceableWords.shared.isMoney(old) || PlaceableWords.shared.isMoney(new)
      ? .currency : .measure
  }

  // MARK: What is left

  /// Pairs what is left on both sides: numbers with numbers, months with months, times with times.
  private mutating func pairChanged() {
    var free: [Character: [Int]] = [:]
    for index in target.atoms.indices.reversed() where isOpen(target, index) {
      free[target.atoms[index].family, default: []].append(index)
    }
    for index in source.atoms.indices where isOpen(source, index) {
      let family = source.atoms[index].family
      guard let place = bestPlace(for: index, in: free[family] ?? []),
        let partner = free[family]?.remove(at: place)
      else { continue }
      let (old, new) = (
        source.atoms[index].key.dropFirst(2), target.atoms[partner].key.dropFirst(2)
      )
      source.partners[index] = partner
      target.partners[partner] = index
      var changed = difference(.changed, aspect(source, index), source: index, target: partner)
      if family == "n" { changed.cause = ValueComparison.Cause(old, new) }
      differences.append(changed)
    }
  }

  /// The place, in a list that has the first atom last, of the one that is most like a value: with the
  /// same unit, of the same kind, and then the first.
  private func bestPlace(for index: Int, in candidates: [Int]) -> Int? {
    let atom = source.atoms[index]
    let kind = source.placeable(index).kind
    let looked = candidates.suffix(Self.candidateLimit)
    return looked.indices.max { left, right in
      func score(_ place: Int) -> Int {
        let other = target.atoms[candidates[place]]
        let hasUnit = other.unit == atom.unit && atom.unit != nil
        let isKind = target.placeable(candidates[place]).kind == kind
        return (hasUnit ? 2 : 0) + (isKind ? 1 : 0)
      }
      return (score(left), left) < (score(right), right)
    }
  }

  /// How many values of the other side are looked at for one, so that work stays linear.
  private static let candidateLimit = 16

  /// Whether an atom has no partner and asks for one.
  private func isOpen(_ side: ValueSide, _ index: Int) -> Bool {
    side.partners[index] == nil && side.atoms[index].weight != .faint
  }

  private mutating func listMissing() {
    let (sourceKeys, targetKeys) = (keys(of: source), keys(of: target))
    for index in source.atoms.indices where isOpen(source, index) {
      if isSaid(source.atoms[index], in: targetKeys) || isSilent(source.atoms[index]) { continue }
      let missing = difference(.missing, aspect(source, index), source: index, target: nil)
      differences.append(missing)
    }
    for index in target.atoms.indices where isOpen(target, index) {
      if isSaid(target.atoms[index], in: sourceKeys) || isSilent(target.atoms[index]) { continue }
      let added = difference(.added, aspect(target, index), source: nil, target: index)
      differences.append(added)
    }
  }

  private func keys(of side: ValueSide) -> Set<String> { Set(side.atoms.map(\.key)) }

  private func isSaid(_ atom: ValueAtom, in keys: Set<String>) -> Bool {
    keys.contains(atom.key) || atom.equivalents.contains(where: keys.contains)
  }

  /// Whether a number may be silent: one is in a singular.
  private func isSilent(_ atom: ValueAtom) -> Bool { atom.key == "n:1" }

  // MARK: Differences

  private func aspect(_ side: ValueSide, _ index: Int) -> ValueComparison.Difference.Aspect {
    let atom = side.atoms[index]
    switch atom.family {
    case "t": return .time
    case "m", "h": return .month
    case "d": return .decade
    default: break
    }
    switch side.placeable(index).kind {
    case .percentage: return .percentage
    case .date: return (Int(atom.key.dropFirst(2)) ?? 0) > 31 ? .year : .day
    default: return .number
    }
  }

  private func difference(
    _ kind: ValueComparison.Difference.Kind,
    _ aspect: ValueComparison.Difference.Aspect,
    source: Int?,
    target: Int?
  ) -> ValueComparison.Difference {
    let isSure =
      [source.map { self.source.atoms[$0].weight }, target.map { self.target.atoms[$0].weight }]
      .contains(.sure)
    return ValueComparison.Difference(
      kind: kind,
      aspect: aspect,
      source: source.map { self.source.placeable($0) },
      target: target.map { self.target.placeable($0) },
      isSure: isSure,
      cause: nil
    )
  }
}

extension PlaceableWords {
  /// Whether two units are the same, or one of them says no more than the other: `riyal` and `SAR`.
  func isSameUnit(_ left: String, _ right: String) -> Bool {
    left == right || isNamed(left, right) || isNamed(right, left)
  }

  private func isNamed(_ name: String, _ code: String) -> Bool {
    codes.contains { $0.value == code && ($0.key == name || $0.key.hasPrefix(name + " ")) }
  }

  /// Whether a unit is one of money.
  func isMoney(_ unit: String) -> Bool {
    currencies.contains(unit) || codes.keys.contains { $0 == unit || $0.hasPrefix(unit + " ") }
  }
}

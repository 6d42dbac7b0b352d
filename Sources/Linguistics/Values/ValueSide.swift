/// The values of one side while they are matched.
struct ValueSide {
  let values: [ValueReading]
  var atoms: [ValueAtom]
  /// The atom of the other side that answers each, if one does.
  var partners: [Int?]
  /// The atoms by key that have no partner yet, the last first; by key and unit, and by key alone.
  private var byUnit: [String: [Int]] = [:]
  private var byKey: [String: [Int]] = [:]

  init(_ values: [ValueReading], _ bytes: UnsafeBufferPointer<UInt8>) {
    self.values = values
    atoms = ValueAtom.atoms(of: values, bytes)
    partners = Array(repeating: nil, count: atoms.count)
    for (index, atom) in atoms.enumerated().reversed() {
      byUnit[Self.key(atom), default: []].append(index)
      byKey[atom.key, default: []].append(index)
    }
    // What is sure is taken before what only can be a value.
    byKey = byKey.mapValues { [atoms] places in
      places.filter { atoms[$0].weight == .faint } + places.filter { atoms[$0].weight != .faint }
    }
  }

  private static func key(_ atom: ValueAtom) -> String { "\(atom.key) \(atom.unit ?? "")" }

  /// Takes the first free atom with the key and the unit of another one.
  mutating func takeSame(as atom: ValueAtom) -> Int? {
    guard atom.weight != .faint else { return nil }
    return take(Self.key(atom), from: \.byUnit)
  }

  /// Takes the first free atom with a key.
  mutating func take(_ key: String) -> Int? { take(key, from: \.byKey) }

  private mutating func take(
    _ key: String,
    from list: WritableKeyPath<ValueSide, [String: [Int]]>
  ) -> Int? {
    while let last = self[keyPath: list][key]?.popLast() {
      if partners[last] == nil { return last }
    }
    return nil
  }

  func placeable(_ atom: Int) -> Placeable { values[atoms[atom].value].placeable }
}

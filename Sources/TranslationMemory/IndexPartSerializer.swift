/// Puts the records, forms and stems of a part in order and writes them as sections.
struct IndexPartSerializer {
  typealias Section = IndexFormat.Section

  /// The records in the order in which they are stored.
  let order: [UInt32]

  private let forms: FormTable
  private let tokens: [UInt32]
  private let tokenStarts: [UInt32]
  private let wordCounts: [UInt32]
  /// For each stem as it was first seen, its number.
  private let stemNumbers: [UInt32]
  /// Forms as they were first seen, in the order of their numbers.
  private let formOrder: [UInt32]
  private let formNumbers: [UInt32]

  init(forms: FormTable, tokens: [UInt32], tokenStarts: [UInt32], wordCounts: [UInt32]) {
    self.forms = forms
    self.tokens = tokens
    self.tokenStarts = tokenStarts
    self.wordCounts = wordCounts
    order = Self.orderByLength(wordCounts)
    var frequencies = [UInt32](repeating: 0, count: forms.stemKeys.count)
    for (form, stem) in forms.stems.enumerated() { frequencies[Int(stem)] += forms.counts[form] }
    let stemOrder = frequencies.indices.sorted {
      frequencies[$0] == frequencies[$1] ? $0 < $1 : frequencies[$0] > frequencies[$1]
    }
    var stemNumbers = [UInt32](repeating: 0, count: stemOrder.count)
    for (number, stem) in stemOrder.enumerated() { stemNumbers[stem] = UInt32(number) }
    self.stemNumbers = stemNumbers
    formOrder = forms.keys.indices.map { UInt32($0) }.sorted {
      let left = stemNumbers[Int(forms.stems[Int($0)])]
      let right = stemNumbers[Int(forms.stems[Int($1)])]
      return left == right ? forms.keys[Int($0)] < forms.keys[Int($1)] : left < right
    }
    var formNumbers = [UInt32](repeating: 0, count: formOrder.count)
    for (number, form) in formOrder.enumerated() { formNumbers[Int(form)] = UInt32(number) }
    self.formNumbers = formNumbers
  }

  private static func orderByLength(_ wordCounts: [UInt32]) -> [UInt32] {
    var starts = [Int](repeating: 0, count: Int(wordCounts.max() ?? 0) + 2)
    for count in wordCounts { starts[Int(count) + 1] += 1 }
    for count in 1..<starts.count { starts[count] += starts[count - 1] }
    var order = [UInt32](repeating: 0, count: wordCounts.count)
    for (record, count) in wordCounts.enumerated() {
      order[starts[Int(count)]] = UInt32(record)
      starts[Int(count)] += 1
    }
    return order
  }

  /// Returns all sections that depend on words.
  func sections() -> [Section: [UInt8]] {
    var output: [Section: [UInt8]] = [:]
    appendStems(&output)
    appendForms(&output)
    appendRecords(&output)
    appendPostings(&output)
    appendPairs(&output)
    output[.lengths] = lengths()
    return output
  }

  /// Returns the part: the header and the sections behind it.
  func assemble(_ sections: [Section: [UInt8]]) -> [UInt8] {
    var header: [UInt32] = [IndexFormat.magic, IndexFormat.version, UInt32(order.count)]
    var size = IndexFormat.headerSize
    for section in Section.allCases {
      let count = sections[section]?.count ?? 0
      header.append(UInt32(size))
      header.append(UInt32(count))
      size += (count + 7) & ~7
    }
    var part: [UInt8] = []
    part.reserveCapacity(size)
    part.append(contentsOf: bytes(header))
    precondition(part.count <= IndexFormat.headerSize, "the header has \(part.count) bytes")
    part.append(contentsOf: repeatElement(0, count: IndexFormat.headerSize - part.count))
    for section in Section.allCases {
      part.append(contentsOf: sections[section] ?? [])
      part.append(contentsOf: repeatElement(0, count: (8 - part.count & 7) & 7))
    }
    return part
  }

  private func lengths() -> [UInt8] {
    var pairs: [UInt32] = []
    for (number, record) in order.enumerated() {
      let count = wordCounts[Int(record)]
      if pairs.isEmpty || pairs[pairs.count - 2] != count {
        pairs.append(count)
        pairs.append(UInt32(number))
      }
    }
    return bytes(pairs)
  }

  private func appendStems(_ output: inout [Section: [UInt8]]) {
    let sorted = forms.stemKeys.indices.sorted { forms.stemKeys[$0] < forms.stemKeys[$1] }
    output[.stemKeys] = bytes(sorted.map { forms.stemKeys[$0] })
    output[.stemNumbers] = bytes(sorted.map { stemNumbers[$0] })
    let bits = StemDirectory.bitCount(stemCount: sorted.count)
    var directory = [UInt32](repeating: 0, count: (1 << bits) + 1)
    for stem in sorted { directory[StemDirectory.slot(forms.stemKeys[stem], bits) + 1] += 1 }
    for slot in 1..<directory.count { directory[slot] += directory[slot - 1] }
    output[.stemDirectory] = bytes(directory)
  }

  private func appendForms(_ output: inout [Section: [UInt8]]) {
    var starts: [UInt32] = []
    var letterStarts: [UInt32] = [0]
    var letters: [UInt16] = []
    for (number, form) in formOrder.enumerated() {
      let stem = Int(stemNumbers[Int(forms.stems[Int(form)])])
      if stem == starts.count { starts.append(UInt32(number)) }
      let start = Int(forms.letterStarts[Int(form)])
      letters.append(contentsOf: forms.letters[start..<Int(forms.letterStarts[Int(form) + 1])])
      letterStarts.append(UInt32(letters.count))
    }
    starts.append(UInt32(formOrder.count))
    output[.formStarts] = bytes(starts)
    output[.formKeys] = bytes(formOrder.map { forms.keys[Int($0)] })
    output[.formStems] = bytes(formOrder.map { stemNumbers[Int(forms.stems[Int($0)])] })
    output[.formSeats] = bytes(formOrder.map { forms.seats[Int($0)] })
    output[.formKinds] = formOrder.map { forms.kinds[Int($0)] }
    output[.letterStarts] = bytes(letterStarts)
    output[.letters] = bytes(letters)
  }

  private func appendRecords(_ output: inout [Section: [UInt8]]) {
    var records: [UInt8] = []
    records.reserveCapacity(tokens.count * 2)
    var starts: [UInt32] = []
    starts.reserveCapacity(order.count + 1)
    for record in order {
      starts.append(UInt32(records.count))
      appendVariableLength(wordCounts[Int(record)], to: &records)
      for token in tokenStarts[Int(record)]..<tokenStarts[Int(record) + 1] {
        appendVariableLength(formNumbers[Int(tokens[Int(token)])], to: &records)
      }
    }
    starts.append(UInt32(records.count))
    output[.records] = records
    output[.recordStarts] = bytes(starts)
  }

  /// Writes for each stem the records that have it, those that have it twice, and so on.
  private func appendPostings(_ output: inout [Section: [UInt8]]) {
    var lists = PostingLists(stemCount: forms.stemKeys.count)
    let stemOfForm = forms.stems.map { stemNumbers[Int($0)] }
    for isCounting in [true, false] {
      if !isCounting { lists.allocate() }
      for (number, record) in order.enumerated() {
        lists.begin()
        for token in tokenStarts[Int(record)]..<tokenStarts[Int(record) + 1] {
          let form = Int(tokens[Int(token)])
          let isPunctuation = forms.kinds[form] == IndexFormat.punctuationKind
          // Punctuation is looked up only where there is nothing else.
          if isPunctuation, wordCounts[Int(record)] > 0 { continue }
          lists.add(stemOfForm[form], record: UInt32(number), isCounting: isCounting)
        }
      }
    }
    let written = lists.serialized()
    output[.listStarts] = bytes(written.starts)
    output[.lists] = bytes(written.lists)
    output[.postings] = written.postings
  }

  private func appendPairs(_ output: inout [Section: [UInt8]]) {
    var lists = PairLists(pairCount: tokens.count)
    // Looking a token's key up by its form is one jump less than by form and stem.
    let keys = forms.stems.indices.map { form in
      forms.kinds[form] == IndexFormat.punctuationKind ? 0 : forms.stemKeys[Int(forms.stems[form])]
    }
    for isCounting in [true, false] {
      if !isCounting { lists.allocate() }
      for (number, record) in order.enumerated() {
        var last: UInt64 = 0
        for token in tokenStarts[Int(record)]..<tokenStarts[Int(record) + 1] {
          let key = keys[Int(tokens[Int(token)])]
          guard key != 0 else { continue }
          if last != 0 { lists.add(last, key, record: UInt32(number), isCounting: isCounting) }
          last = key
        }
      }
    }
    let written = lists.serialized()
    output[.pairLists] = bytes(written.lists)
    output[.pairPostings] = written.postings
  }
}

/// Where keys are found in the ascending order of all.
enum StemDirectory {
  /// Returns how many of a key's first bits the directory tells apart.
  static func bitCount(stemCount: Int) -> Int {
    max(1, Int.bitWidth - stemCount.leadingZeroBitCount)
  }

  @inline(__always)
  static func slot(_ key: UInt64, _ bits: Int) -> Int { Int(key >> UInt64(64 - bits)) }
}

/// Appends a number, seven bits a byte, the low ones first.
@inline(__always)
func appendVariableLength(_ number: UInt32, to bytes: inout [UInt8]) {
  var rest = number
  while rest >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
    rest >>= 7
  }
  bytes.append(UInt8(truncatingIfNeeded: rest))
}

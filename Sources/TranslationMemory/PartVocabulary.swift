/// The forms and stems of a part in the order in which they are stored.
///
/// Frequent stems have small numbers, and so have their forms, which stand together; so the numbers
/// that records are made of are short.
struct PartVocabulary {
  /// What a token of a form is written as.
  struct Place {
    /// The number of the form.
    var form: UInt32
    /// The number of its stem.
    var stem: UInt32
    /// The key of its stem; 0 for punctuation, which is in no pair.
    var pairKey: UInt64
  }

  /// The number of stems.
  let stemCount: Int
  /// For each form as it was first seen, how it is written.
  let places: [Place]

  private let forms: FormTable
  /// For each stem as it was first seen, its number.
  private let stemNumbers: [UInt32]
  /// Forms as they were first seen, in the order of their numbers.
  private let formOrder: [UInt32]

  init(_ forms: FormTable) {
    self.forms = forms
    stemCount = forms.stemKeys.count
    var frequencies = [UInt32](repeating: 0, count: stemCount)
    for (form, count) in forms.counts.enumerated() {
      frequencies[Int(forms.stems[form])] += count
    }
    let stemOrder = frequencies.indices.sorted {
      frequencies[$0] == frequencies[$1] ? $0 < $1 : frequencies[$0] > frequencies[$1]
    }
    var stemNumbers = [UInt32](repeating: 0, count: stemCount)
    for (number, stem) in stemOrder.enumerated() { stemNumbers[stem] = UInt32(number) }
    self.stemNumbers = stemNumbers
    formOrder = forms.keys.indices.map { UInt32($0) }.sorted {
      let left = stemNumbers[Int(forms.stems[Int($0)])]
      let right = stemNumbers[Int(forms.stems[Int($1)])]
      return left == right ? forms.keys[Int($0)] < forms.keys[Int($1)] : left < right
    }
    var places = [Place](
      repeating: Place(form: 0, stem: 0, pairKey: 0),
      count: formOrder.count
    )
    for (number, form) in formOrder.enumerated() {
      let stem = Int(forms.stems[Int(form)])
      let isPunctuation = forms.kinds[Int(form)] == IndexFormat.punctuationKind
      places[Int(form)] = Place(
        form: UInt32(number),
        stem: stemNumbers[stem],
        pairKey: isPunctuation ? 0 : forms.stemKeys[stem]
      )
    }
    self.places = places
  }

  /// Writes the sections of stems and forms.
  func append(to output: inout [IndexFormat.Section: [UInt8]]) {
    appendStems(&output)
    appendForms(&output)
  }

  private func appendStems(_ output: inout [IndexFormat.Section: [UInt8]]) {
    let sorted = forms.stemKeys.indices.sorted { forms.stemKeys[$0] < forms.stemKeys[$1] }
    var stems: [UInt32] = []
    stems.reserveCapacity(3 * sorted.count)
    for stem in sorted {
      let key = forms.stemKeys[stem]
      stems.append(UInt32(truncatingIfNeeded: key))
      stems.append(UInt32(truncatingIfNeeded: key >> 32))
      stems.append(stemNumbers[stem])
    }
    output[.stems] = bytes(stems)
    let bits = StemDirectory.bitCount(stemCount: sorted.count)
    var directory = [UInt32](repeating: 0, count: (1 << bits) + 1)
    for stem in sorted { directory[StemDirectory.slot(forms.stemKeys[stem], bits) + 1] += 1 }
    for slot in 1..<directory.count { directory[slot] += directory[slot - 1] }
    output[.stemDirectory] = bytes(directory)
  }

  private func appendForms(_ output: inout [IndexFormat.Section: [UInt8]]) {
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

/// Returns the bytes of numbers, as they stand in memory.
func bytes<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
  numbers.withUnsafeBytes { Array($0) }
}

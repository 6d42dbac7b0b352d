/// Puts the segments of a part in order and writes the part.
///
/// The records are walked through twice: once to learn the size of everything, and once to write
/// everything in its place. So the part is made in the memory that it takes itself.
struct IndexPartSerializer {
  private typealias Section = IndexFormat.Section

  private let contents: IndexPartContents
  private let firstUnit: Int64
  private let words: PartVocabulary
  /// The records in the order in which they are stored.
  private let order: [UInt32]

  init(_ contents: IndexPartContents, firstUnit: Int64) {
    self.contents = contents
    self.firstUnit = firstUnit
    words = PartVocabulary(contents.forms)
    order = Self.orderByLength(contents.wordCounts)
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

  /// Returns the part: the header and the sections behind it.
  func serialized() -> [UInt8] {
    var stems = PostingLists(count: words.stemCount)
    var pairs = PostingLists(count: IndexFormat.pairBucketCount(pairCount: contents.tokens.count))
    let (recordStarts, signatures) = count(&stems, &pairs)
    let stemLayout = stems.layOut()
    let pairLayout = pairs.layOut()
    var output: [Section: [UInt8]] = [
      .lengths: lengths(), .recordStarts: bytes(recordStarts), .signatures: bytes(signatures),
      .units: bytes(order.map { UInt32(contents.units[Int($0)] - firstUnit) }),
      .textHashes: bytes(order.map { contents.textHashes[Int($0)] }),
      .dates: bytes(order.map { contents.dates[Int($0)] }),
      .flags: bytes(order.map { contents.flags[Int($0)] }),
      .languageSets: Array(contents.languageSets.joined(separator: "\n").utf8),
      .listStarts: bytes(stemLayout.starts), .lists: bytes(stemLayout.lists),
      .pairLists: bytes(pairLayout.lists),
    ]
    words.append(to: &output)
    let written: [Section: Int] = [
      .records: Int(recordStarts.last ?? 0), .postings: stemLayout.size,
      .pairPostings: pairLayout.size,
    ]
    let header = PartHeader(recordCount: order.count) { output[$0]?.count ?? written[$0] ?? 0 }
    return [UInt8](unsafeUninitializedCapacity: header.partSize) { buffer, count in
      let part = UnsafeMutableRawBufferPointer(buffer)
      header.write(to: part)
      for (section, bytes) in output {
        let range = header.range(of: section)
        UnsafeMutableRawBufferPointer(rebasing: part[range]).copyBytes(from: bytes)
      }
      if let base = part.baseAddress {
        write(
          &stems,
          &pairs,
          records: base + header.range(of: .records).lowerBound,
          postings: base + header.range(of: .postings).lowerBound,
          pairPostings: base + header.range(of: .pairPostings).lowerBound
        )
      }
      part.storeBytes(
        of: IndexFormat.checksum(of: UnsafeRawBufferPointer(part)),
        toByteOffset: IndexFormat.checksumOffset,
        as: UInt64.self
      )
      count = header.partSize
    }
  }

  private func lengths() -> [UInt8] {
    var pairs: [UInt32] = []
    for (number, record) in order.enumerated() {
      let count = contents.wordCounts[Int(record)]
      if pairs.isEmpty || pairs[pairs.count - 2] != count {
        pairs.append(count)
        pairs.append(UInt32(number))
      }
    }
    return bytes(pairs)
  }

  /// Counts what all lists take, and returns for each record where it begins, and the end of the
  /// last, and their signatures.
  private func count(
    _ stems: inout PostingLists,
    _ pairs: inout PostingLists
  ) -> (starts: [UInt32], signatures: [UInt64]) {
    let bucketCount = pairs.count
    var starts: [UInt32] = []
    starts.reserveCapacity(order.count + 1)
    var signatures: [UInt64] = []
    signatures.reserveCapacity(2 * order.count)
    var offset: UInt32 = 0
    for (number, record) in order.enumerated() {
      let number = UInt32(number)
      starts.append(offset)
      let wordCount = contents.wordCounts[Int(record)]
      offset += variableLength(wordCount)
      var signature = RecordSignature()
      var last: UInt64 = 0
      for token in tokens(of: record) {
        let place = words.places[Int(contents.tokens[token])]
        offset += variableLength(place.form)
        if place.pairKey != 0 {
          signature.insert(place.pairKey)
          stems.countOccurrence(Int(place.stem), record: number)
          if last != 0 {
            let bucket = IndexFormat.pairBucket(last, place.pairKey, bucketCount: bucketCount)
            pairs.countOnce(bucket, record: number)
          }
          last = place.pairKey
        } else if wordCount == 0 {
          // Punctuation is looked up only where there is nothing else.
          stems.countOccurrence(Int(place.stem), record: number)
        }
      }
      signatures.append(signature.low)
      signatures.append(signature.high)
    }
    starts.append(offset)
    return (starts, signatures)
  }

  /// Writes what `count` counted.
  private func write(
    _ stems: inout PostingLists,
    _ pairs: inout PostingLists,
    records: UnsafeMutableRawPointer,
    postings: UnsafeMutableRawPointer,
    pairPostings: UnsafeMutableRawPointer
  ) {
    let bucketCount = pairs.count
    var offset: UInt32 = 0
    for (number, record) in order.enumerated() {
      let number = UInt32(number)
      let wordCount = contents.wordCounts[Int(record)]
      writeVariableLength(wordCount, to: records, &offset)
      var last: UInt64 = 0
      for token in tokens(of: record) {
        let place = words.places[Int(contents.tokens[token])]
        writeVariableLength(place.form, to: records, &offset)
        if place.pairKey != 0 {
          stems.writeOccurrence(Int(place.stem), record: number, to: postings)
          if last != 0 {
            let bucket = IndexFormat.pairBucket(last, place.pairKey, bucketCount: bucketCount)
            pairs.writeOnce(bucket, record: number, to: pairPostings)
          }
          last = place.pairKey
        } else if wordCount == 0 {
          stems.writeOccurrence(Int(place.stem), record: number, to: postings)
        }
      }
    }
  }

  @inline(__always)
  private func tokens(of record: UInt32) -> Range<Int> {
    let start = Int(contents.tokenStarts[Int(record)])
    return start..<Int(contents.tokenStarts[Int(record) + 1])
  }
}

/// The header of a part, which says where its sections are.
private struct PartHeader {
  /// The size of the whole part, in bytes.
  let partSize: Int
  private let numbers: [UInt32]
  private let ranges: [Range<Int>]

  init(recordCount: Int, sizeOf: (IndexFormat.Section) -> Int) {
    var numbers: [UInt32] = [IndexFormat.magic, IndexFormat.version, UInt32(recordCount)]
    var ranges: [Range<Int>] = []
    var offset = IndexFormat.headerSize
    for section in IndexFormat.Section.allCases {
      let size = sizeOf(section)
      numbers.append(UInt32(offset))
      numbers.append(UInt32(size))
      ranges.append(offset..<offset + size)
      offset += (size + 7) & ~7
    }
    precondition(4 * numbers.count <= IndexFormat.checksumOffset, "the header is too long")
    self.numbers = numbers
    self.ranges = ranges
    partSize = offset
  }

  func range(of section: IndexFormat.Section) -> Range<Int> { ranges[section.rawValue] }

  /// Writes the header, and zeros wherever sections do not reach.
  func write(to part: UnsafeMutableRawBufferPointer) {
    numbers.withUnsafeBytes { part.copyMemory(from: $0) }
    var end = 4 * numbers.count
    for range in ranges + [partSize..<partSize] {
      for place in end..<range.lowerBound { part[place] = 0 }
      end = range.upperBound
    }
  }
}

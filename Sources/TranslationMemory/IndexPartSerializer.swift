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

  /// Returns the part: the header and the sections after it.
  func serialized() -> [UInt8] {
    var stems = PostingLists(count: words.stemCount)
    var pairs = PostingLists(count: IndexFormat.pairBucketCount(pairCount: contents.tokenCount))
    var output = records()
    let recordsSize = count(&stems, &pairs, &output)
    let stemLayout = stems.layOut()
    let pairLayout = pairs.layOut()
    output[.repetitionStarts] = bytes(stemLayout.repetitionStarts)
    output[.lists] = bytes(stemLayout.lists)
    output[.pairLists] = bytes(pairLayout.lists)
    words.append(to: &output)
    var sizes = output.mapValues(\.count)
    sizes[.records] = recordsSize
    sizes[.postings] = stemLayout.size
    sizes[.pairPostings] = pairLayout.size
    // The checksums make a part longer, but by less than the chunk that needs none.
    let size = PartHeader(recordCount: order.count, sizes).partSize
    sizes[.checksums] = 8 * IndexFormat.chunkCount(byteCount: size)
    let header = PartHeader(recordCount: order.count, sizes)
    precondition(header.partSize <= IndexFormat.maximumByteCount, "a part is too large")
    return [UInt8](unsafeUninitializedCapacity: header.partSize) { buffer, count in
      let part = UnsafeMutableRawBufferPointer(buffer)
      header.write(to: part)
      for (section, bytes) in output {
        let range = header.range(of: section)
        UnsafeMutableRawBufferPointer(rebasing: part[range]).copyBytes(from: bytes)
      }
      output = [:]
      if let base = part.baseAddress {
        write(
          &stems,
          &pairs,
          records: base + header.range(of: .records).lowerBound,
          postings: base + header.range(of: .postings).lowerBound,
          pairPostings: base + header.range(of: .pairPostings).lowerBound
        )
      }
      Self.writeChecksums(to: part, header.range(of: .checksums))
      count = header.partSize
    }
  }

  /// Returns the sections of what is known of records beside their words.
  private func records() -> [Section: [UInt8]] {
    [
      .lengths: lengths(),
      .units: bytes(order.map { UInt32(contents.units[Int($0)] - firstUnit) }),
      .textHashes: bytes(order.map { contents.textHashes[Int($0)] }),
      .dates: bytes(order.map { contents.dates[Int($0)] }),
      .flags: bytes(order.map { contents.flags[Int($0)] }),
      .languageSets: Array(contents.languageSets.joined(separator: "\n").utf8),
    ]
  }

  private static func writeChecksums(to part: UnsafeMutableRawBufferPointer, _ place: Range<Int>) {
    for offset in place { part[offset] = 0 }
    // The first chunk has the others' checksums, so that its own comes last.
    for number in (0..<IndexFormat.chunkCount(byteCount: part.count)).reversed() {
      let range = IndexFormat.chunkRange(number, byteCount: part.count)
      part.storeBytes(
        of: IndexFormat.checksum(ofChunk: number, UnsafeRawBufferPointer(rebasing: part[range])),
        toByteOffset: number == 0
          ? IndexFormat.checksumOffset : place.lowerBound + 8 * (number - 1),
        as: UInt64.self
      )
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

  /// Counts what all lists and records take; where each record begins, and its signature, are sections.
  ///
  /// - Returns: The size of all records, in bytes.
  private func count(
    _ stems: inout PostingLists,
    _ pairs: inout PostingLists,
    _ output: inout [Section: [UInt8]]
  ) -> Int {
    let bucketCount = pairs.count
    var starts: [UInt32] = []
    starts.reserveCapacity(order.count + 1)
    var signatures: [UInt64] = []
    signatures.reserveCapacity(2 * order.count)
    var row: [PartVocabulary.Place] = []
    var offset: UInt32 = 0
    for (number, record) in order.enumerated() {
      let number = UInt32(number)
      starts.append(offset)
      let wordCount = contents.wordCounts[Int(record)]
      offset += variableLength(wordCount)
      var signature = RecordSignature()
      var last: UInt64 = 0
      readRow(of: record, to: &row)
      for place in row {
        offset += variableLength(place.form)
        if place.pairKey != 0 {
          signature.insert(place.pairKey)
          stems.countOccurrence(Int(place.stem), record: number)
          if last != 0 {
            let bucket = IndexFormat.pairBucket(last, place.pairKey, bucketCount: bucketCount)
            pairs.countOnce(bucket, record: number)
          }
          last = place.pairKey
        } else {
          signature.insertPunctuation()
          // Punctuation is looked up only where there is nothing else.
          if wordCount == 0 { stems.countOccurrence(Int(place.stem), record: number) }
        }
      }
      signatures.append(signature.low)
      signatures.append(signature.high)
    }
    starts.append(offset)
    output[.recordStarts] = bytes(starts)
    output[.signatures] = bytes(signatures)
    return Int(offset)
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
    var row: [PartVocabulary.Place] = []
    var offset: UInt32 = 0
    for (number, record) in order.enumerated() {
      let number = UInt32(number)
      let wordCount = contents.wordCounts[Int(record)]
      writeVariableLength(wordCount, to: records, &offset)
      var last: UInt64 = 0
      readRow(of: record, to: &row)
      for place in row {
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

  /// Reads the tokens of a record.
  ///
  /// They are walked through when all are read, so that the processor fetches what belongs to several
  /// of them at once.
  @inline(__always)
  private func readRow(of record: UInt32, to row: inout [PartVocabulary.Place]) {
    row.removeAll(keepingCapacity: true)
    var token = Int(contents.tokenStarts[Int(record)])
    let end = Int(contents.tokenStarts[Int(record) + 1])
    while token < end { row.append(words.places[contents.readToken(&token)]) }
  }
}

/// The header of a part, which says where its sections are.
private struct PartHeader {
  /// The size of the whole part, in bytes.
  let partSize: Int
  private let numbers: [UInt32]
  private let ranges: [Range<Int>]

  init(recordCount: Int, _ sizes: [IndexFormat.Section: Int]) {
    var numbers: [UInt32] = [IndexFormat.magic, IndexFormat.version, UInt32(recordCount)]
    var ranges: [Range<Int>] = []
    var offset = IndexFormat.headerSize
    for section in IndexFormat.Section.allCases {
      let size = sizes[section] ?? 0
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

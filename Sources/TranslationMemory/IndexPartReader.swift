import Synchronization

/// Reads a part of a match index, a chunk at a time, when it is needed.
///
/// Memory for the whole part is reserved at once, but costs nothing until a chunk is read into its
/// place; from then on the chunk stays. Several threads may read at once.
// Chunks are written under the lock, once, before their flag is set with release; they are read only
// after the flag was seen with acquire, and never written again. Nothing else changes.
public final class IndexPartReader: @unchecked Sendable {
  /// Reads a chunk into its place.
  public typealias ChunkLoader =
    @Sendable (_ number: Int, _ place: UnsafeMutableRawBufferPointer) throws -> Void

  /// What is wrong with a part.
  public enum Fault: Error, Hashable, Sendable {
    /// The part is of another version than this program, and must be made again.
    case otherVersion
    /// The part is shorter than it says, not what was written, or not a part at all.
    case damaged
  }

  /// The number of segments.
  public let recordCount: Int
  /// The first unit; those of records are counted from it.
  public let firstUnit: Int64

  private let byteCount: Int
  private let base: UnsafeMutableRawPointer
  private let isLoaded: UnsafeMutablePointer<Atomic<Bool>>
  private let chunkCount: Int
  private let loader: Mutex<ChunkLoader>
  private let sections: [(offset: Int, count: Int)]

  /// Opens a part, and reads its header.
  ///
  /// - Parameters:
  ///   - byteCount: The size of the part.
  ///   - firstUnit: The part's first unit.
  ///   - load: Reads a chunk of `IndexPart.chunks`.
  /// - Throws: `Fault`, and what `load` throws.
  public init(byteCount: Int, firstUnit: Int64, load: @escaping ChunkLoader) throws {
    guard byteCount >= IndexFormat.headerSize else { throw Fault.damaged }
    self.byteCount = byteCount
    self.firstUnit = firstUnit
    loader = Mutex(load)
    let chunkCount = IndexFormat.chunkCount(byteCount: byteCount)
    self.chunkCount = chunkCount
    let base = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
    let isLoaded = UnsafeMutablePointer<Atomic<Bool>>.allocate(capacity: chunkCount)
    for chunk in 0..<chunkCount { (isLoaded + chunk).initialize(to: Atomic(false)) }
    self.base = base
    self.isLoaded = isLoaded
    do {
      let size = min(byteCount, IndexFormat.chunkSize)
      let first = UnsafeMutableRawBufferPointer(start: base, count: size)
      try load(0, first)
      let header = base.assumingMemoryBound(to: UInt32.self)
      guard header[0] != IndexFormat.magic.byteSwapped else { throw Fault.otherVersion }
      guard header[0] == IndexFormat.magic else { throw Fault.damaged }
      guard header[1] == IndexFormat.version else { throw Fault.otherVersion }
      let stored = base.load(fromByteOffset: IndexFormat.checksumOffset, as: UInt64.self)
      guard IndexFormat.checksum(ofChunk: 0, UnsafeRawBufferPointer(first)) == stored else {
        throw Fault.damaged
      }
      isLoaded[0].store(true, ordering: .releasing)
      // Nothing is thrown after this: once all is initialized, `deinit` would run as well.
      let sections: [(offset: Int, count: Int)] = IndexFormat.Section.allCases.map {
        (Int(header[3 + 2 * $0.rawValue]), Int(header[4 + 2 * $0.rawValue]))
      }
      let end = sections.reduce(0) { max($0, ($1.offset + $1.count + 7) & ~7) }
      let checksums = sections[IndexFormat.Section.checksums.rawValue]
      guard end == byteCount, checksums.count / 8 >= chunkCount - 1,
        checksums.offset + checksums.count <= size
      else { throw Fault.damaged }
      recordCount = Int(header[2])
      self.sections = sections
    } catch {
      base.deallocate()
      isLoaded.deinitialize(count: chunkCount)
      isLoaded.deallocate()
      throw error
    }
  }

  deinit {
    base.deallocate()
    isLoaded.deinitialize(count: chunkCount)
    isLoaded.deallocate()
  }

  /// Returns a section's first byte and size, without reading it.
  @inline(__always)
  func place(_ section: IndexFormat.Section) -> (offset: Int, count: Int) {
    sections[section.rawValue]
  }

  /// Returns a whole section as numbers, and reads it if that has not been done.
  func numbers<Number>(
    _ section: IndexFormat.Section,
    as type: Number.Type
  ) throws -> UnsafeBufferPointer<Number> {
    let place = place(section)
    try ensure(place.offset, place.count)
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(base + place.offset).assumingMemoryBound(to: type),
      count: place.count / MemoryLayout<Number>.size
    )
  }

  /// Returns one number of a section.
  @inline(__always)
  func number<Number>(
    _ section: IndexFormat.Section,
    _ index: Int,
    as type: Number.Type
  ) throws -> Number {
    let offset = place(section).offset + index * MemoryLayout<Number>.size
    try ensure(offset, MemoryLayout<Number>.size)
    return UnsafeRawPointer(base + offset).assumingMemoryBound(to: type).pointee
  }

  /// Returns bytes of a section.
  @inline(__always)
  func bytes(
    _ section: IndexFormat.Section,
    _ range: Range<Int>
  ) throws -> UnsafePointer<UInt8> {
    let offset = place(section).offset + range.lowerBound
    try ensure(offset, range.count)
    return UnsafePointer((base + offset).assumingMemoryBound(to: UInt8.self))
  }

  /// Reads what has not been read from elsewhere, as when the library has been opened again.
  public func read(with load: @escaping ChunkLoader) { loader.withLock { $0 = load } }

  /// Reads the whole part, which compares each chunk with its checksum.
  ///
  /// - Throws: `Fault.damaged`, when a byte is not what it was; what the loader of chunks throws.
  /// - Complexity: O(size of the part)
  public func verify() throws { try ensure(0, byteCount) }

  /// Reads the chunks of a range of bytes that have not been read.
  @inline(__always)
  private func ensure(_ offset: Int, _ count: Int) throws {
    guard count > 0 else { return }
    let first = offset / IndexFormat.chunkSize
    let last = (offset + count - 1) / IndexFormat.chunkSize
    if first == last, isLoaded[first].load(ordering: .acquiring) { return }
    try read(first...last)
  }

  @inline(never)
  private func read(_ chunks: ClosedRange<Int>) throws {
    guard chunks.upperBound < chunkCount else { throw Fault.damaged }
    for chunk in chunks where !isLoaded[chunk].load(ordering: .acquiring) {
      try loader.withLock { load in
        if isLoaded[chunk].load(ordering: .acquiring) { return }
        let range = IndexFormat.chunkRange(chunk, byteCount: byteCount)
        let place = UnsafeMutableRawBufferPointer(
          start: base + range.lowerBound,
          count: range.count
        )
        try load(chunk, place)
        let stored = (base + sections[IndexFormat.Section.checksums.rawValue].offset)
          .load(fromByteOffset: 8 * (chunk - 1), as: UInt64.self)
        guard IndexFormat.checksum(ofChunk: chunk, UnsafeRawBufferPointer(place)) == stored else {
          throw Fault.damaged
        }
        isLoaded[chunk].store(true, ordering: .releasing)
      }
    }
  }
}

extension IndexPartReader {
  /// Opens a part that is in memory.
  ///
  /// - Throws: `Fault`.
  public convenience init(_ part: IndexPart) throws {
    try self.init(byteCount: part.bytes.count, firstUnit: part.units.lowerBound) { number, place in
      let range = IndexFormat.chunkRange(number, byteCount: part.bytes.count)
      part.bytes.withUnsafeBytes {
        place.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range]))
      }
    }
  }

  /// The sets of languages of the units, each as base languages in ascending order.
  ///
  /// - Throws: What the loader of chunks throws.
  func languageSets() throws -> [[Substring]] {
    let text = String(decoding: try numbers(.languageSets, as: UInt8.self), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: " ")
    }
  }

  /// Returns the number of a stem, or `nil` if no segment has it.
  func stem(_ key: UInt64) throws -> Int? {
    var numbers: [Int32] = []
    try findStems([key], &numbers)
    return numbers[0] < 0 ? nil : Int(numbers[0])
  }

  /// Finds the numbers of stems; those that no segment has are -1.
  ///
  /// All keys go through each step together, because each step waits for memory, and what does not
  /// depend on each other waits at the same time.
  func findStems(_ keys: [UInt64], _ numbers: inout [Int32]) throws {
    numbers.removeAll(keepingCapacity: true)
    let bits = (place(.stemDirectory).count / 4 - 1).trailingZeroBitCount
    for key in keys {
      let start = try number(.stemDirectory, StemDirectory.slot(key, bits), as: Int32.self)
      numbers.append(start)
    }
    for (index, key) in keys.enumerated() {
      let start = Int(numbers[index])
      let end = Int(try number(.stemDirectory, StemDirectory.slot(key, bits) + 1, as: Int32.self))
      numbers[index] = -1
      guard start < end else { continue }
      let stems = UnsafeRawPointer(try bytes(.stems, start * 12..<end * 12))
      for offset in stride(from: 0, to: (end - start) * 12, by: 12)
      where stems.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == key {
        numbers[index] = stems.load(fromByteOffset: offset + 8, as: Int32.self)
        break
      }
    }
  }

  /// Returns the number of a form of a stem, or `nil` if no segment has it.
  ///
  /// - Complexity: O(log forms)
  func form(_ key: UInt64, ofStem stem: Int) throws -> Int? {
    var start = Int(try number(.formStarts, stem, as: UInt32.self))
    var end = Int(try number(.formStarts, stem + 1, as: UInt32.self))
    while start < end {
      let middle = (start + end) / 2
      let found = try number(.formKeys, middle, as: UInt64.self)
      if found == key { return middle }
      if found < key { start = middle + 1 } else { end = middle }
    }
    return nil
  }

  /// Returns the records of segments whose number of words lies in a range.
  func records(withWordCounts counts: ClosedRange<Int>) throws -> Range<Int> {
    let pairs = try numbers(.lengths, as: UInt32.self)
    func first(_ wordCount: Int) -> Int {
      var start = 0
      var end = pairs.count / 2
      while start < end {
        let middle = (start + end) / 2
        if Int(pairs[2 * middle]) < wordCount { start = middle + 1 } else { end = middle }
      }
      return start < pairs.count / 2 ? Int(pairs[2 * start + 1]) : recordCount
    }
    return first(counts.lowerBound)..<first(counts.upperBound + 1)
  }
}

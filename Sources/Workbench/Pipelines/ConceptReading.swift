import Files
import GlossaryFormats
import Model

/// A concept of a file with what it takes to store it.
struct PreparedConcept: Sendable {
  /// The concept, as the file has it.
  var concept: ConceptEntry
  /// The line on which it begins.
  var line: Int
  /// The keys by which it is looked up.
  var keys: [String]
  /// What concepts with the same terms share.
  var signature: ConceptSignature
}

/// Reads the concepts of a file, and makes their keys, on a thread of its own while the caller stores.
///
/// Reading and storing cost about the same; one after the other they would use one core of two.
struct ConceptReading {
  private enum Item: Sendable {
    case concepts([PreparedConcept])
    case end(GlossaryRemarks)
    case failure(any Error)
  }

  /// How many concepts are handed over at once: enough that the threads seldom wait for each other.
  private static let batchCount = 256

  let source: GlossarySource

  /// Hands the concepts over in the order of the file, on the thread of the caller.
  ///
  /// - Returns: What is to be said of the rest.
  /// - Throws: What the reading throws; what `take` throws, and then nothing more is read.
  func read(_ take: (PreparedConcept) throws -> Void) throws -> GlossaryRemarks {
    let queue = BoundedQueue<Item>(capacity: 4)
    BackgroundThread.start { parse(into: queue) }
    defer { queue.stop() }
    while true {
      switch queue.pop() {
      case .concepts(let concepts): for concept in concepts { try take(concept) }
      case .end(let remarks): return remarks
      case .failure(let error): throw error
      }
    }
  }

  private func parse(into queue: BoundedQueue<Item>) {
    do {
      var keys = SearchKeyMaker()
      var extracted = ExtractedText()
      var batch: [PreparedConcept] = []
      var remarks = try source.read { concept, line in
        for term in concept.terms(in: .arabic) { extracted.add(term.text) }
        batch.append(
          PreparedConcept(
            concept: concept,
            line: line,
            keys: keys.keys(of: concept),
            signature: ConceptSignature(concept)
          )
        )
        guard batch.count == Self.batchCount else { return }
        try queue.push(.concepts(batch))
        batch = []
      }
      if extracted.isDamaged, let first = extracted.first {
        remarks.warnings.append(.damagedText(first: first))
      }
      try queue.push(.concepts(batch))
      try queue.push(.end(remarks))
    } catch {
      // The thread that waits at the other end learns of it, unless none does.
      try? queue.push(.failure(error))
    }
  }
}

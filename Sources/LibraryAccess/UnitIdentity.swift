package import Model

/// By what a unit is found again when it is imported once more.
///
/// Equal units have equal hashes; what has equal hashes is always compared. The hashes are kept in
/// libraries, so that what they are made of never changes: of each variant the language's tag seeds
/// the hash of its content, or else of its text.
package struct UnitIdentity: Hashable, Sendable {
  /// The hash of languages, texts and codes, whatever the order of the variants.
  package var content: UInt64
  /// The hash of the source variant's language, text and codes.
  package var source: UInt64

  /// Creates an identity from its hashes.
  package init(content: UInt64, source: UInt64) {
    self.content = content
    self.source = source
  }
}

/// Makes the identities of the units of batches with the same languages.
package struct UnitIdentifier {
  private var seeds: [UInt64] = []

  /// Creates one for batches whose languages are those of the first, maybe with more after them.
  package init() {}

  /// Prepares for the languages of a batch.
  ///
  /// - Complexity: O(number of languages that are new)
  package mutating func prepare(for batch: UnitBatch) {
    for tag in batch.languages.dropFirst(seeds.count) {
      seeds.append(Array(tag.description.utf8).withUnsafeBytes { XXHash64.hash($0) })
    }
  }

  /// Returns the identity of a unit of a batch that was prepared for.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - batch: Its batch.
  ///   - bytes: The bytes of the batch.
  /// - Returns: The identity.
  /// - Complexity: O(length of the unit), without allocation.
  package func identity(
    of unit: UnitBatch.Unit,
    in batch: UnitBatch,
    bytes: UnsafeRawBufferPointer
  ) -> UnitIdentity {
    var identity = UnitIdentity(content: 0, source: 0)
    for (place, index) in unit.variants.enumerated() {
      let hash = hash(of: batch.variants[index], bytes: bytes)
      // A sum does not depend on the order of the variants.
      identity.content &+= hash
      if place == unit.sourceVariant { identity.source = hash }
    }
    return identity
  }

  /// Returns the hash of a variant's language, text and codes.
  package func hash(of variant: UnitBatch.Variant, bytes: UnsafeRawBufferPointer) -> UInt64 {
    let slice = variant.content.isEmpty ? variant.text : variant.content
    let seed = seeds[variant.language] &+ (variant.content.isEmpty ? 0 : 1)
    return XXHash64.hash(UnsafeRawBufferPointer(rebasing: bytes[slice.range]), seed: seed)
  }
}

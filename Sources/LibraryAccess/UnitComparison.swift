package import Model

/// Compares a unit that is being imported with one that is in the memory.
///
/// The stored unit's variants are handed over one after the other, in their order, as a store reads
/// them; nothing is copied.
package struct UnitComparison {
  /// A variant as a store has it; its bytes are looked at during the call only.
  package struct StoredVariant {
    /// The library's identifier of the language.
    package var language: Int64
    /// The text without codes.
    package var text: UnsafeBufferPointer<UInt8>
    /// The segment with its codes, or nothing.
    package var content: UnsafeBufferPointer<UInt8>
    /// The attributes, or nothing.
    package var attributes: UnsafeBufferPointer<UInt8>
    /// The properties and notes, or nothing.
    package var annotations: UnsafeBufferPointer<UInt8>

    /// Creates a variant.
    package init(
      language: Int64,
      text: UnsafeBufferPointer<UInt8>,
      content: UnsafeBufferPointer<UInt8>,
      attributes: UnsafeBufferPointer<UInt8>,
      annotations: UnsafeBufferPointer<UInt8>
    ) {
      self.language = language
      self.text = text
      self.content = content
      self.attributes = attributes
      self.annotations = annotations
    }
  }

  private let incoming: IncomingUnit
  /// The variants of the incoming unit that no stored one equals yet.
  private var rest: [Int]
  private var hasOnlyKnown = true
  private var isInOrder = true
  private var hasSharedSegment = false
  private var hasOtherSegment = false

  /// Begins a comparison.
  package init(_ incoming: IncomingUnit) {
    self.incoming = incoming
    rest = Array(incoming.unit.variants)
  }

  /// Compares the next variant of the stored unit.
  ///
  /// - Complexity: O(length of the variants)
  package mutating func compare(_ stored: StoredVariant) {
    for index in incoming.unit.variants {
      let variant = incoming.batch.variants[index]
      guard incoming.languages[variant.language] == stored.language else { continue }
      if isSameSegment(stored, variant) { hasSharedSegment = true } else { hasOtherSegment = true }
    }
    let place = rest.firstIndex { isSameSegment(stored, incoming.batch.variants[$0]) }
    guard let place else {
      hasOnlyKnown = false
      return
    }
    // Of variants with the same segment the first is taken, so that equal units agree in order.
    if place != 0 || !hasSameAnnotations(stored, incoming.batch.variants[rest[place]]) {
      isInOrder = false
    }
    rest.remove(at: place)
  }

  /// Whether the units have the same languages, texts and codes, when all variants were compared.
  package var hasSameContent: Bool { hasOnlyKnown && rest.isEmpty }

  /// How alike the units are, when all variants were compared.
  ///
  /// - Parameters:
  ///   - attributes: The stored unit's own attributes.
  ///   - annotations: Its own properties and notes.
  /// - Returns: The likeness.
  package func likeness(
    attributes: UnsafeBufferPointer<UInt8>,
    annotations: UnsafeBufferPointer<UInt8>
  ) -> UnitLikeness {
    guard hasSameContent else {
      return hasSharedSegment && hasOtherSegment ? .otherTranslation : .none
    }
    let isIdentical =
      isInOrder && attributes.elementsEqual(incoming.bytes(incoming.unit.attributes))
      && annotations.elementsEqual(incoming.bytes(incoming.unit.annotations))
    return isIdentical ? .identical : .sameContent
  }

  private func isSameSegment(_ stored: StoredVariant, _ variant: UnitBatch.Variant) -> Bool {
    stored.language == incoming.languages[variant.language]
      && stored.text.elementsEqual(incoming.bytes(variant.text))
      && stored.content.elementsEqual(incoming.bytes(variant.content))
  }

  private func hasSameAnnotations(_ stored: StoredVariant, _ variant: UnitBatch.Variant) -> Bool {
    stored.attributes.elementsEqual(incoming.bytes(variant.attributes))
      && stored.annotations.elementsEqual(incoming.bytes(variant.annotations))
  }
}

/// A unit that is being imported.
package struct IncomingUnit {
  /// The unit.
  package let unit: UnitBatch.Unit
  /// The batch that it is in.
  package let batch: UnitBatch
  /// The bytes of the batch.
  package let bytes: UnsafeRawBufferPointer
  /// The library's identifier for each language of the batch.
  package let languages: [Int64]

  /// Creates one; `bytes` are those of the batch and must outlive it.
  package init(
    unit: UnitBatch.Unit,
    batch: UnitBatch,
    bytes: UnsafeRawBufferPointer,
    languages: [Int64]
  ) {
    self.unit = unit
    self.batch = batch
    self.bytes = bytes
    self.languages = languages
  }

  func bytes(_ slice: UnitBatch.Slice) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[slice.range])
  }
}

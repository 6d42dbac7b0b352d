import JSON
import LibraryAccess
package import Model
import TMXFormat

/// Stores one unit that a translator made, with its codes and all that is said of it.
package enum StoreUnit: Operation {
  /// The unit, and where it goes.
  package struct Request: Hashable, Sendable {
    /// The unit; its first variant is the source, its second the translation.
    package var unit: TranslationUnit
    /// The memory; it is made if there is none of the name.
    package var memory: String
    /// Whether units with the same source and another translation go.
    package var replacesOthers = false
    /// Where the unit comes from, for the list of imports.
    package var origin: String

    /// Creates a request that leaves other translations as they are.
    package init(_ unit: TranslationUnit, in memory: String, origin: String) {
      self.unit = unit
      self.memory = memory
      self.origin = origin
    }
  }

  package static let name = OperationName.memoryAddPairs

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// Stores the unit in one transaction.
  ///
  /// - Returns: The unit's identifier; that of the one that is there already where nothing is new.
  /// - Throws: `Failure`, when a text is empty, or the unit cannot be one; `LibraryError`.
  package static func run(_ request: Request, in context: Context) throws -> Int64 {
    let variants = request.unit.variants
    guard variants.count == 2, !variants.contains(where: { CodedText($0.segment).isBlank }) else {
      throw Failure(Message("memory.halfUnit"), file: request.origin)
    }
    var batch = UnitBatch()
    do {
      try batch.append(request.unit)
    } catch let error as TMXError {
      throw Failure(error, file: request.origin)
    }
    let known = try sameSource(request, in: context)
    let isSame = { (unit: StoredUnit) in
      unit.unit.variants.map(\.segment) == variants.map(\.segment)
    }
    let others = request.replacesOthers ? known.filter { !isSame($0) }.map(\.identifier) : []
    let same = known.first(where: isSame)?.identifier
    if let same, others.isEmpty { return same }
    let stored = try store(batch, request, replacing: others, in: context)
    return same ?? stored
  }

  /// Returns the units of the memory with the same source, in the same context.
  private static func sameSource(
    _ request: Request,
    in context: Context
  ) throws -> [StoredUnit] {
    guard try context.library.memories().contains(where: { $0.name == request.memory }) else {
      return []
    }
    let (source, target) = (request.unit.variants[0], request.unit.variants[1])
    var options = MemoryMatcher.Options()
    options.threshold = MatchScore(percent: 90)
    options.limit = 100
    let pair = LanguagePair(from: source.language, to: target.language)
    let matches = try context.prepared.matcher(
      MemoryMatcher.Scope(pair, memories: [request.memory])
    ).matches(forText: [source.plainText], options: options, interruption: context.interruption)
    let text = source.plainText
    let identifiers = matches.joined().filter { $0.source == text }.map(\.unit)
    return try StoredUnit.read(identifiers, from: context.library).filter { known in
      known.unit.variants.count == 2
        && known.unit.variants.map(\.language) == request.unit.variants.map(\.language)
        && known.unit.variants[0].segment == source.segment
        && known.unit.contextProperties == request.unit.contextProperties
    }
  }

  private static func store(
    _ batch: UnitBatch,
    _ request: Request,
    replacing others: [Int64],
    in context: Context
  ) throws -> Int64 {
    let variants = request.unit.variants
    let author = context.authorship
    let header = TMXHeader.ofUnits(from: variants[0].language, version: context.version)
    let index = MatchIndexBuilder()
    var stored: Int64 = 0
    _ = try context.library.importUnits(
      ImportRequest(memory: request.memory, file: request.origin, date: author.date)
    ) { sink in
      for unit in others { try sink.removeUnit(unit) }
      let identifiers = try sink.store(batch)
      try index.consume(batch, identifiers: identifiers)
      try index.finish(sink)
      stored = identifiers.first ?? 0
      var change = author.change(.unit)
      change.object = stored > 0 ? "\(stored)" : nil
      change.memory = request.memory
      if !others.isEmpty { change.note(before: ["units": .array(others.map { .int64($0) })]) }
      change.note(after: [
        "import": .int64(sink.importIdentifier), "unit": .int64(stored),
        "source": .string(variants[0].plainText), "target": .string(variants[1].plainText),
      ])
      try sink.record(change)
      return ImportOutcome(
        fileHash: "",
        byteCount: batch.bytes.count,
        header: header.xml,
        readCount: 1
      )
    }
    return stored
  }
}

extension TMXHeader {
  /// The header of units that come one by one.
  static func ofUnits(from source: LanguageTag, version: String) -> TMXHeader {
    TMXHeader(attributes: [
      Attribute("creationtool", "dragoman"), Attribute("creationtoolversion", version),
      Attribute("segtype", "sentence"), Attribute("o-tmf", "dragoman"),
      Attribute("adminlang", "en"), Attribute("datatype", "unknown"),
      Attribute("srclang", source.description),
    ])
  }
}

extension TranslationUnit {
  /// What the unit says of where it stood.
  fileprivate var contextProperties: [Property] {
    properties.filter { $0.type.lowercased().hasSuffix("context") }
  }
}

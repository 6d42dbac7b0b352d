/// An import on record.
public struct ImportRecord: Hashable, Sendable {
  /// The import's number.
  public var identifier: Int64
  /// The name of the memory.
  public var memory: String
  /// The name of the file.
  public var file: String
  /// When the import took place.
  public var date: String
  /// What is known of the file.
  public var outcome: ImportOutcome
  /// What the import changed.
  public var counts: ImportCounts
  /// How many units of the import are in the library now.
  public var unitCount: Int

  /// Creates a record.
  public init(
    identifier: Int64,
    memory: String,
    file: String,
    date: String,
    outcome: ImportOutcome,
    counts: ImportCounts,
    unitCount: Int
  ) {
    self.identifier = identifier
    self.memory = memory
    self.file = file
    self.date = date
    self.outcome = outcome
    self.counts = counts
    self.unitCount = unitCount
  }
}

/// A memory in the library.
public struct MemoryRecord: Hashable, Sendable {
  /// The memory's name.
  public var name: String
  /// How many units it has.
  public var unitCount: Int
  /// How many variants it has in each language, by tag, the most frequent first.
  public var languages: [LanguageCount]
  /// How many imports made it.
  public var importCount: Int

  /// How many variants are in a language.
  public struct LanguageCount: Hashable, Sendable {
    /// The language's tag.
    public var language: String
    /// How many variants there are.
    public var variantCount: Int

    /// Creates a count.
    public init(language: String, variantCount: Int) {
      self.language = language
      self.variantCount = variantCount
    }
  }

  /// Creates a record.
  public init(name: String, unitCount: Int, languages: [LanguageCount], importCount: Int) {
    self.name = name
    self.unitCount = unitCount
    self.languages = languages
    self.importCount = importCount
  }
}

/// The file from which some units came.
public struct UnitOrigin: Hashable, Sendable {
  /// The identifiers of the units.
  public var units: Range<Int64>
  /// The file's header as XML.
  public var header: String
  /// The name of the memory.
  public var memory: String
  /// The import's number.
  public var importIdentifier: Int64

  /// Creates an origin.
  public init(units: Range<Int64>, header: String, memory: String, importIdentifier: Int64) {
    self.units = units
    self.header = header
    self.memory = memory
    self.importIdentifier = importIdentifier
  }
}

/// Which units are read.
public struct UnitSelection: Hashable, Sendable {
  /// The names of the memories; `nil` for all.
  public var memories: [String]?
  /// The languages that a unit must have, each in any region; no other variants are read.
  public var languages: [LanguageTag]
  /// The least identifier of a unit that is read.
  public var first: Int64 = 0

  /// Creates a selection.
  public init(memories: [String]? = nil, languages: [LanguageTag] = []) {
    self.memories = memories
    self.languages = languages
  }
}

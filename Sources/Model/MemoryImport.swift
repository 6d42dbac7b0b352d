/// What becomes of a unit whose source segment is in the memory with another translation.
public enum ConflictPolicy: String, CaseIterable, Sendable {
  /// Both stay.
  case both
  /// The unit that is there stays, the new one is left out.
  case keep
  /// The new unit takes the place of the one that is there.
  case replace
  /// The unit with the later date stays; without a later date, the one that is there.
  case newest
}

/// What an import is told.
public struct ImportRequest: Sendable {
  /// The name of the memory; it is made if there is none.
  public var memory: String
  /// The name of the file, for the record.
  public var file: String
  /// When the import takes place, as an ISO 8601 date and time in UTC.
  public var date: String
  /// What becomes of units with another translation.
  public var onConflict: ConflictPolicy
  /// Whether everything is done but nothing kept.
  public var isDryRun: Bool

  /// Creates a request.
  public init(
    memory: String,
    file: String,
    date: String,
    onConflict: ConflictPolicy = .both,
    isDryRun: Bool = false
  ) {
    self.memory = memory
    self.file = file
    self.date = date
    self.onConflict = onConflict
    self.isDryRun = isDryRun
  }
}

/// What is known of an import's file only when it has been read.
public struct ImportOutcome: Hashable, Sendable {
  /// The hash of the file's bytes, in hexadecimal digits.
  public var fileHash: String
  /// The length of the file in bytes.
  public var byteCount: Int
  /// The file's header as XML.
  public var header: String
  /// How many units the file has.
  public var readCount: Int
  /// How many units could not be taken.
  public var rejectedCount: Int
  /// How many units were repaired.
  public var repairedCount: Int
  /// Whether the file ended early.
  public var isTruncated: Bool

  /// Creates an outcome.
  public init(
    fileHash: String,
    byteCount: Int,
    header: String = "",
    readCount: Int,
    rejectedCount: Int = 0,
    repairedCount: Int = 0,
    isTruncated: Bool = false
  ) {
    self.fileHash = fileHash
    self.byteCount = byteCount
    self.header = header
    self.readCount = readCount
    self.rejectedCount = rejectedCount
    self.repairedCount = repairedCount
    self.isTruncated = isTruncated
  }
}

/// What an import changed, in units, each of which counts once.
public struct ImportCounts: Hashable, Sendable {
  /// Units that were not there.
  public var added = 0
  /// Units that took the place of others.
  public var updated = 0
  /// Units that were there already, or that an existing unit was kept before.
  public var unchanged = 0
  /// Units that say again what another one of the same file says, and were left out.
  public var duplicate = 0
  /// Units without a translation, whatever became of them; the memory keeps those that are new to it.
  public var untranslated = 0
  /// How many of those without a translation were stored.
  public var untranslatedStored = 0

  /// What the import did to the memory, to which a unit without a translation is one like any other.
  package var ofMemory: ImportCounts {
    var counts = ImportCounts()
    counts.added = added + untranslatedStored
    counts.updated = updated
    counts.unchanged = unchanged + duplicate + untranslated - untranslatedStored
    return counts
  }

  /// Creates counts of nothing.
  public init() {}
}

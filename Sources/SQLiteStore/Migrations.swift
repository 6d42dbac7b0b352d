import GRDB

/// Brings a library up to this version, one migration after the other.
///
/// A migration that has shipped is never changed. Tables and columns are written as text here, so
/// that later changes of types do not change what a migration does.
let migrator: DatabaseMigrator = {
  var migrator = DatabaseMigrator()
  migrator.registerMigration("memories", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: "PRAGMA application_id = \(applicationIdentifier)")
    try database.execute(sql: memoryTables)
  }
  migrator.registerMigration("glossaries", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: glossaryTables)
  }
  migrator.registerMigration("match index", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: matchIndexTables)
  }
  migrator.registerMigration("concept editing", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: conceptEditing)
  }
  migrator.registerMigration("concept words", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: conceptWords)
  }
  migrator.registerMigration("library version", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: versionTable)
  }
  migrator.registerMigration("machine translation", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: machineTranslation)
  }
  migrator.registerMigration("hashes and counts", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: hashesAndCounts)
  }
  migrator.registerMigration("history", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: historyTables)
  }
  migrator.registerMigration("review and people", foreignKeyChecks: .immediate) { database in
    try database.execute(sql: reviewTables)
    try database.execute(sql: peopleTables)
  }
  return migrator
}()

// The hash of a concept is NULL until it is written again: what it was when it was stored is not known.
private let hashesAndCounts = """
  ALTER TABLE concept ADD COLUMN contentHash INTEGER;
  ALTER TABLE import ADD COLUMN unitCount INTEGER NOT NULL DEFAULT 0;
  UPDATE import SET unitCount = (
    SELECT count(*) FROM unit WHERE unit.id >= firstUnit AND unit.id < endUnit);
  """

// Whether a unit says that a machine translated it, which was looked for in its XML before. Quotes in
// values are escaped there, so that what looks like an attribute is one.
private let machineTranslation = """
  ALTER TABLE unit ADD COLUMN isMachineTranslated INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE replacedUnit ADD COLUMN isMachineTranslated INTEGER NOT NULL DEFAULT 0;
  """
  + ["unit", "replacedUnit"].map { table in
    """
    UPDATE \(table) SET isMachineTranslated = 1
      WHERE instr(attributes, ' creationid="MT"') OR instr(attributes, ' creationid="MT!"')
        OR instr(attributes, ' changeid="MT"') OR instr(attributes, ' changeid="MT!"')
        OR instr(annotations, 'rigin">MT</prop>') OR instr(annotations, 'rigin">mt</prop>');
    """
  }.joined(separator: "\n")

// One row; every transaction that changes glossaries or memories raises its number.
private let versionTable = """
  CREATE TABLE libraryVersion (
    glossaries INTEGER NOT NULL,
    memories INTEGER NOT NULL
  ) STRICT;
  INSERT INTO libraryVersion (glossaries, memories) VALUES (0, 0);
  """

// A unit's identifier is never given twice, so that indexes beside these tables can name units.
// The units of an import have identifiers in one row, and a variant's is made of its unit's, so
// that both tables are only ever appended to and need no further index.
private let memoryTables = """
  CREATE TABLE memory (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    unitCount INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE language (
    id INTEGER PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE
  ) STRICT;

  -- How many variants of each language a memory has.
  CREATE TABLE memoryLanguage (
    memory INTEGER NOT NULL REFERENCES memory ON DELETE CASCADE,
    language INTEGER NOT NULL REFERENCES language,
    variantCount INTEGER NOT NULL,
    PRIMARY KEY (memory, language)
  ) STRICT, WITHOUT ROWID;

  -- One row for each import; its units have the identifiers firstUnit ..< endUnit.
  CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    memory INTEGER NOT NULL REFERENCES memory ON DELETE CASCADE,
    file TEXT NOT NULL,
    fileHash TEXT NOT NULL DEFAULT '',
    byteCount INTEGER NOT NULL DEFAULT 0,
    importedAt TEXT NOT NULL,
    onConflict TEXT NOT NULL,
    header TEXT NOT NULL DEFAULT '',
    firstUnit INTEGER NOT NULL,
    endUnit INTEGER NOT NULL,
    readCount INTEGER NOT NULL DEFAULT 0,
    addedCount INTEGER NOT NULL DEFAULT 0,
    updatedCount INTEGER NOT NULL DEFAULT 0,
    unchangedCount INTEGER NOT NULL DEFAULT 0,
    rejectedCount INTEGER NOT NULL DEFAULT 0,
    repairedCount INTEGER NOT NULL DEFAULT 0,
    isTruncated INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX importByMemory ON import (memory);

  -- attributes and annotations are XML; NULL where there are none.
  CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    contentHash INTEGER NOT NULL,
    sourceHash INTEGER NOT NULL,
    date INTEGER NOT NULL,
    attributes TEXT,
    annotations TEXT
  ) STRICT;

  -- id is the unit's identifier * 1024 + the place among the unit's variants.
  -- content is the segment with its codes as XML; NULL where the text says it all.
  CREATE TABLE variant (
    id INTEGER PRIMARY KEY,
    language INTEGER NOT NULL REFERENCES language,
    text TEXT NOT NULL,
    content TEXT,
    attributes TEXT,
    annotations TEXT
  ) STRICT;

  -- Finds a unit that is there already.
  CREATE TABLE unitKey (
    memory INTEGER NOT NULL,
    contentHash INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    PRIMARY KEY (memory, contentHash, unit)
  ) STRICT, WITHOUT ROWID;

  -- What an import took out of its memory, for when it is taken back.
  CREATE TABLE replacedUnit (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL,
    contentHash INTEGER NOT NULL,
    sourceHash INTEGER NOT NULL,
    date INTEGER NOT NULL,
    attributes TEXT,
    annotations TEXT,
    replacedBy INTEGER NOT NULL REFERENCES import ON DELETE CASCADE
  ) STRICT;
  CREATE TABLE replacedVariant (
    id INTEGER PRIMARY KEY,
    language INTEGER NOT NULL REFERENCES language,
    text TEXT NOT NULL,
    content TEXT,
    attributes TEXT,
    annotations TEXT
  ) STRICT;

  -- The next identifier of a unit.
  CREATE TABLE unitCounter (next INTEGER NOT NULL) STRICT;
  INSERT INTO unitCounter VALUES (1);
  """

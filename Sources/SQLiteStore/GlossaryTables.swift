/// The tables of glossaries.
///
/// A concept's terms stand in their order; forms are separated by line feeds. `conceptKey` holds
/// what look-up searches by, and follows from the terms.
let glossaryTables = """
  CREATE TABLE glossary (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE concept (
    id INTEGER PRIMARY KEY,
    glossary INTEGER NOT NULL REFERENCES glossary ON DELETE CASCADE,
    identifier TEXT NOT NULL,
    domain TEXT,
    definition TEXT,
    customer TEXT,
    note TEXT,
    isDoNotTranslate INTEGER NOT NULL DEFAULT 0,
    UNIQUE (glossary, identifier)
  ) STRICT;

  CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    concept INTEGER NOT NULL REFERENCES concept ON DELETE CASCADE,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    partOfSpeech TEXT,
    gender TEXT,
    type TEXT,
    forms TEXT,
    usageNote TEXT,
    source TEXT,
    context TEXT,
    matching INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX termByConcept ON term (concept);

  CREATE TABLE conceptKey (
    key TEXT NOT NULL,
    concept INTEGER NOT NULL REFERENCES concept ON DELETE CASCADE,
    PRIMARY KEY (key, concept)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX conceptKeyByConcept ON conceptKey (concept);
  """

/// What a concept needs to be edited, and to keep all that a file said of it.
///
/// `otherData` is XML, an element a line. A language has a row only if there is something to say.
let conceptEditing = """
  ALTER TABLE concept ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE concept ADD COLUMN createdAt TEXT;
  ALTER TABLE concept ADD COLUMN createdBy TEXT;
  ALTER TABLE concept ADD COLUMN modifiedAt TEXT;
  ALTER TABLE concept ADD COLUMN modifiedBy TEXT;
  ALTER TABLE concept ADD COLUMN otherData TEXT;
  ALTER TABLE term ADD COLUMN identifier TEXT;
  ALTER TABLE term ADD COLUMN otherData TEXT;

  CREATE TABLE conceptLanguage (
    concept INTEGER NOT NULL REFERENCES concept ON DELETE CASCADE,
    language TEXT NOT NULL,
    definition TEXT,
    otherData TEXT,
    PRIMARY KEY (concept, language)
  ) STRICT, WITHOUT ROWID;

  -- The revision that the next state of a concept has.
  CREATE TABLE conceptRevision (next INTEGER NOT NULL) STRICT;
  INSERT INTO conceptRevision VALUES (1);
  """

/// The distinct words of the keys, which the search for near spellings reads through.
///
/// A word stays when the last concept that has it goes, which finds nothing and does no harm.
let conceptWords = """
  CREATE TABLE conceptWord (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  INSERT INTO conceptWord SELECT DISTINCT key FROM conceptKey;
  """

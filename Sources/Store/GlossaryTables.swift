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

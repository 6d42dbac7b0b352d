/// The tables of the history.
///
/// Rows are only ever added, but for a purge. `setAside` has what a change of many concepts replaced, as the
/// one who recorded it wrote it down; a change of one concept has that in its own row.
let historyTables = """
  CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    person TEXT,
    door TEXT NOT NULL,
    subject TEXT NOT NULL,
    object TEXT,
    glossary TEXT,
    memory TEXT,
    before TEXT,
    after TEXT
  ) STRICT;
  CREATE INDEX changeByGlossary ON change (glossary, object);

  CREATE TABLE setAside (
    id INTEGER PRIMARY KEY,
    change INTEGER NOT NULL,
    concept TEXT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (change, concept)
  ) STRICT;

  -- The number that the next change has.
  CREATE TABLE changeCounter (next INTEGER NOT NULL) STRICT;
  INSERT INTO changeCounter VALUES (1);
  """

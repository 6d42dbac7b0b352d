/// The tables of people.
///
/// A role is for one glossary, or one memory, or, where it has neither, for the library. Of tokens and sessions
/// only hashes are kept.
let peopleTables = """
  CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    password TEXT,
    created TEXT NOT NULL
  ) STRICT;

  CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    glossary TEXT,
    memory TEXT
  ) STRICT;
  CREATE INDEX roleByPerson ON role (person);

  CREATE TABLE credential (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT,
    created TEXT NOT NULL,
    ends TEXT,
    lastSeen TEXT,
    note TEXT
  ) STRICT;
  CREATE INDEX credentialByPerson ON credential (person);
  """

/// By how many bits a part's identifier is shifted to make room for the number of a chunk.
let chunkNumberBits: Int64 = 16

// Parts are derived from units: they can be taken out and made again at any time.
let matchIndexTables = """
  -- A part of the index of one memory's segments in one language.
  CREATE TABLE matchPart (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    memory INTEGER NOT NULL REFERENCES memory ON DELETE CASCADE,
    language TEXT NOT NULL,
    firstUnit INTEGER NOT NULL,
    endUnit INTEGER NOT NULL,
    recordCount INTEGER NOT NULL,
    byteCount INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX matchPartByMemory ON matchPart (memory, language, firstUnit);

  -- id is the part's identifier * 65536 + the number of the chunk.
  CREATE TABLE matchChunk (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER matchPartRemoved AFTER DELETE ON matchPart BEGIN
    DELETE FROM matchChunk WHERE id >= old.id << 16 AND id < (old.id + 1) << 16;
  END;

  -- All units of the memory before endUnit are in its index.
  CREATE TABLE matchIndexed (
    memory INTEGER PRIMARY KEY REFERENCES memory ON DELETE CASCADE,
    endUnit INTEGER NOT NULL
  ) STRICT;

  -- Units that are no longer there although parts may still have them.
  CREATE TABLE removedUnit (id INTEGER PRIMARY KEY) STRICT;
  CREATE TRIGGER unitRemoved AFTER DELETE ON unit BEGIN
    INSERT OR IGNORE INTO removedUnit VALUES (old.id);
  END;
  """

/// The tables of a library, in a schema of their own, so that nothing depends on a search path.
///
/// Each key begins with what tables can be distributed by: `glossary`, or `slice`, a part of a memory (see
/// `UnitSlice`). No statement joins rows of two of them. Small tables that every statement may need
/// (`memory`, `import`, `language`, `match_part` …) are copied to each server where tables are distributed.
/// Nothing refers to anything by a foreign key, and no number comes from a sequence: numbers are taken
/// from `counter`. Names compare by their bytes, whatever the database's collation.
///
/// A migration that has shipped is never changed, and adds only, so that a program of the version before
/// can go on reading: each raises `version`; `readable_by` is raised where that cannot be.
enum Schema {
  /// The version of the tables that this program makes and writes.
  static let version = migrations.count

  /// What makes each version of the one before.
  static let migrations = [first]

  private static let unitColumns = """
      slice bigint NOT NULL,
      id bigint NOT NULL,
      import bigint NOT NULL,
      content_hash bigint NOT NULL,
      source_hash bigint NOT NULL,
      date bigint NOT NULL,
      is_machine_translated boolean NOT NULL,
      attributes text,
      annotations text,
      languages integer[] NOT NULL,
      texts text[] NOT NULL,
      contents text[],
      variant_attributes text[],
      variant_annotations text[]
    """

  private static let first = """
    CREATE TABLE dragoman.library (
      version integer NOT NULL,
      readable_by integer NOT NULL,
      glossaries bigint NOT NULL,
      memories bigint NOT NULL,
      -- Tells libraries apart, whose parts of match indexes a program keeps on its disk.
      identifier text NOT NULL
    );
    INSERT INTO dragoman.library VALUES (0, 1, 0, 0, gen_random_uuid());

    -- The next number of each kind.
    CREATE TABLE dragoman.counter (name text PRIMARY KEY, next bigint NOT NULL);
    INSERT INTO dragoman.counter
      SELECT name, 1 FROM unnest(ARRAY['unit', 'import', 'memory', 'language', 'part', 'glossary',
        'concept', 'revision', 'change', 'setAside', 'proposal']) AS name;

    CREATE TABLE dragoman.memory (
      id bigint PRIMARY KEY,
      name text COLLATE "C" NOT NULL UNIQUE,
      unit_count bigint NOT NULL DEFAULT 0,
      -- All units before this one are in the match index.
      indexed_end bigint
    );
    CREATE TABLE dragoman.language (id bigint PRIMARY KEY, tag text COLLATE "C" NOT NULL UNIQUE);
    -- How many variants of each language a memory has.
    CREATE TABLE dragoman.memory_language (
      memory bigint, language bigint, variant_count bigint NOT NULL, PRIMARY KEY (memory, language)
    );
    CREATE TABLE dragoman.import (
      memory bigint,
      id bigint,
      file text NOT NULL,
      file_hash text NOT NULL,
      byte_count bigint NOT NULL,
      imported_at text NOT NULL,
      on_conflict text NOT NULL,
      header text NOT NULL,
      first_unit bigint NOT NULL,
      end_unit bigint NOT NULL,
      read_count bigint NOT NULL,
      added_count bigint NOT NULL,
      updated_count bigint NOT NULL,
      unchanged_count bigint NOT NULL,
      rejected_count bigint NOT NULL,
      repaired_count bigint NOT NULL,
      is_truncated boolean NOT NULL,
      -- How many of its units are there now.
      unit_count bigint NOT NULL,
      PRIMARY KEY (memory, id)
    );

    -- Variants are arrays of the same length; NULL where all elements would be empty.
    CREATE TABLE dragoman.unit (
    \(unitColumns),
      PRIMARY KEY (slice, id)
    );
    CREATE INDEX unit_by_content ON dragoman.unit (slice, content_hash);
    -- What an import took out of its memory, for when it is taken back.
    CREATE TABLE dragoman.replaced_unit (
    \(unitColumns),
      replaced_by bigint NOT NULL,
      PRIMARY KEY (slice, id)
    );
    -- Units that are no longer there although parts of match indexes may still have them.
    CREATE TABLE dragoman.removed_unit (slice bigint, id bigint, PRIMARY KEY (slice, id));

    -- A part never changes. One that was taken out stays for a day, for those who have it open.
    CREATE TABLE dragoman.match_part (
      memory bigint,
      id bigint,
      language text COLLATE "C" NOT NULL,
      first_unit bigint NOT NULL,
      end_unit bigint NOT NULL,
      record_count bigint NOT NULL,
      byte_count bigint NOT NULL,
      removed_at timestamptz,
      PRIMARY KEY (memory, id)
    );
    CREATE TABLE dragoman.match_chunk (
      slice bigint, part bigint, number bigint, data bytea NOT NULL,
      PRIMARY KEY (slice, part, number)
    );
    -- What is in a part has been packed already.
    ALTER TABLE dragoman.match_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

    CREATE TABLE dragoman.glossary (id bigint PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE);
    CREATE TABLE dragoman.concept (
      glossary bigint,
      id bigint,
      identifier text COLLATE "C" NOT NULL,
      domain text,
      definition text,
      customer text,
      note text,
      is_do_not_translate boolean NOT NULL,
      revision bigint NOT NULL,
      created_at text,
      created_by text,
      modified_at text,
      modified_by text,
      other_data text[],
      content_hash bigint NOT NULL,
      PRIMARY KEY (glossary, id),
      UNIQUE (glossary, identifier)
    );
    CREATE TABLE dragoman.concept_language (
      glossary bigint, concept bigint, language text, definition text, other_data text[],
      PRIMARY KEY (glossary, concept, language)
    );
    CREATE TABLE dragoman.term (
      glossary bigint,
      concept bigint,
      place bigint,
      language text NOT NULL,
      text text NOT NULL,
      status text NOT NULL,
      part_of_speech text,
      gender text,
      type text,
      forms text[],
      usage_note text,
      source text,
      context text,
      matching bigint NOT NULL,
      identifier text,
      other_data text[],
      PRIMARY KEY (glossary, concept, place)
    );
    -- By what concepts are looked up. A key may be longer than an entry of an index.
    CREATE TABLE dragoman.concept_key (
      glossary bigint, concept bigint, place bigint, key text COLLATE "C" NOT NULL,
      PRIMARY KEY (glossary, concept, place)
    );
    -- Rows are only ever added, but for a purge.
    CREATE TABLE dragoman.change (
      id bigint PRIMARY KEY,
      date text COLLATE "C" NOT NULL,
      person text,
      door text NOT NULL,
      subject text NOT NULL,
      object text,
      glossary text,
      memory text,
      before text,
      after text,
      set_aside bigint
    );
    CREATE INDEX change_by_glossary ON dragoman.change (glossary, object);
    -- What a change of many concepts replaced.
    CREATE TABLE dragoman.set_aside (
      key bigint, place bigint, concept text NOT NULL, content text NOT NULL,
      PRIMARY KEY (key, place)
    );
    CREATE TABLE dragoman.proposal (
      id bigint PRIMARY KEY,
      subject text NOT NULL,
      glossary text,
      memory text,
      person text,
      date text NOT NULL,
      reason text,
      evidence text[],
      before text,
      after text NOT NULL,
      state text NOT NULL,
      decided_by text,
      decided_at text COLLATE "C",
      decision_reason text
    );
    CREATE INDEX proposal_by_state ON dragoman.proposal (state);

    -- Of tokens and sessions only hashes are kept.
    CREATE TABLE dragoman.person (
      name text COLLATE "C" PRIMARY KEY, password text, created text NOT NULL
    );
    CREATE TABLE dragoman.role (
      person text COLLATE "C", place bigint, role text NOT NULL, glossary text, memory text,
      PRIMARY KEY (person, place)
    );
    CREATE TABLE dragoman.credential (
      hash text COLLATE "C" PRIMARY KEY,
      kind text NOT NULL,
      person text COLLATE "C" NOT NULL,
      role text,
      created text COLLATE "C" NOT NULL,
      ends text COLLATE "C",
      last_seen text COLLATE "C",
      note text
    );
    CREATE INDEX credential_by_person ON dragoman.credential (person);
    CREATE INDEX concept_key_by_start ON dragoman.concept_key (left(key, 64), glossary);
    """
}

/// The table of what is proposed.
///
/// `evidence` is a JSON array of texts, `before` and `after` are objects, as who proposed it wrote them down.
let reviewTables = """
  CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    glossary TEXT,
    memory TEXT,
    person TEXT,
    date TEXT NOT NULL,
    reason TEXT,
    evidence TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL,
    state TEXT NOT NULL,
    decidedBy TEXT,
    decidedAt TEXT,
    decisionReason TEXT
  ) STRICT;
  CREATE INDEX proposalByState ON proposal (state);

  -- The number that the next proposal has.
  CREATE TABLE proposalCounter (next INTEGER NOT NULL) STRICT;
  INSERT INTO proposalCounter VALUES (1);
  """

import LibraryAccess

/// Adds to the counts of a memory's units and variants.
func changeMemoryCounts(
  _ connection: Connection,
  memory: Int64,
  units: Int,
  variants: [Int64: Int]
) throws {
  try connection.query(
    "UPDATE dragoman.memory SET unit_count = unit_count + $2 WHERE id = $1",
    [.int(memory), .int(units)]
  )
  let changed = variants.filter { $0.value != 0 }.sorted { $0.key < $1.key }
  guard !changed.isEmpty else { return }
  try connection.query(
    """
    INSERT INTO dragoman.memory_language (memory, language, variant_count)
    SELECT $1, language, difference FROM unnest($2, $3) AS change(language, difference)
    ON CONFLICT (memory, language)
      DO UPDATE SET variant_count = memory_language.variant_count + excluded.variant_count
    """,
    [.int(memory), .ints(changed.map(\.key)), .ints(changed.map { Int64($0.value) })]
  )
  try connection.query(
    "DELETE FROM dragoman.memory_language WHERE memory = $1 AND variant_count = 0",
    [.int(memory)]
  )
}

/// Adds to the counts of units of imports of a memory.
func changeImportCounts(
  _ connection: Connection,
  memory: Int64,
  by differences: [Int64: Int]
) throws {
  for (identifier, difference) in differences where difference != 0 {
    try connection.query(
      "UPDATE dragoman.import SET unit_count = unit_count + $3 WHERE memory = $1 AND id = $2",
      [.int(memory), .int(identifier), .int(difference)]
    )
  }
}

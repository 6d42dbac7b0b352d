/// The values of `slice = ANY($1) AND id >= $2 AND id < $3` for a range of a memory's units.
func rangeValues(_ units: Range<Int64>, memory: Int64) -> [SQLValue] {
  [
    .ints(UnitSlice.of(units, memory: memory)), .int(units.lowerBound), .int(units.upperBound),
  ]
}

/// Returns a 64-bit key of letters, the same on every machine and in every run.
///
/// The mixing is the finalizer of MurmurHash3 (Austin Appleby), applied to a multiplicative hash.
func stableKey(_ letters: some Sequence<UInt16>, seed: UInt64) -> UInt64 {
  var key: UInt64 = 0x9E37_79B9_7F4A_7C15 &* (seed &+ 1)
  for letter in letters {
    key = (key ^ UInt64(letter)) &* 0x9FB2_1C65_1E98_DF25
    key ^= key >> 29
  }
  key = (key ^ key >> 33) &* 0xFF51_AFD7_ED55_8CCD
  key = (key ^ key >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return key ^ key >> 33
}

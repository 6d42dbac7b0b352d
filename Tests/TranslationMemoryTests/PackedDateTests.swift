import Testing

@testable import TranslationMemory

@Suite("Packed dates")
struct PackedDateTests {
  @Test("the later of two dates is the larger number, at every border")
  func order() {
    let dates: [Int64] = [
      0, 19_991_231_235_959, 20_000_101_000_000, 20_231_130_120_000, 20_231_201_000_000,
      20_231_231_235_958, 20_240_101_000_000, 20_240_131_000_000, 20_240_201_000_000,
      20_261_031_000_000,
    ]
    let packed = dates.map(IndexFormat.packedDate)
    #expect(packed == packed.sorted())
    #expect(Set(packed).count == packed.count)
  }
}

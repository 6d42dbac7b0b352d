/// Arabic letters, folded.
enum Letter {
  static let alef: UInt16 = 0x627
  static let ba: UInt16 = 0x628
  static let taMarbuta: UInt16 = 0x629
  static let ta: UInt16 = 0x62A
  static let seen: UInt16 = 0x633
  static let fa: UInt16 = 0x641
  static let kaf: UInt16 = 0x643
  static let lam: UInt16 = 0x644
  static let meem: UInt16 = 0x645
  static let noon: UInt16 = 0x646
  static let ha: UInt16 = 0x647
  static let waw: UInt16 = 0x648
  static let ya: UInt16 = 0x64A
  static let hamza: UInt16 = 0x621
}

/// What a class of tokens is made of.
enum WordKind: UInt8 {
  case arabic
  case latin
  case number
  case mark
}

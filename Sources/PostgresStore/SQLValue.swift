import CLibPQ

/// A value that is bound to a statement, in the binary form of its type.
struct SQLValue {
  /// The type's number, which PostgreSQL never changes.
  let type: Oid
  /// The value's bytes; `nil` for NULL.
  let bytes: [UInt8]?

  static func int(_ value: Int64) -> SQLValue { SQLValue(type: 20, bytes: bigEndian(value)) }

  static func int(_ value: Int) -> SQLValue { int(Int64(value)) }

  static func optionalInt(_ value: Int64?) -> SQLValue {
    SQLValue(type: 20, bytes: value.map { bigEndian($0) })
  }

  static func bool(_ value: Bool) -> SQLValue { SQLValue(type: 16, bytes: [value ? 1 : 0]) }

  static func text(_ value: String?) -> SQLValue {
    SQLValue(type: 25, bytes: value.map { Array($0.utf8) })
  }

  static func bytes(_ value: some Sequence<UInt8>) -> SQLValue {
    SQLValue(type: 17, bytes: Array(value))
  }

  static func ints(_ values: some Collection<Int64>) -> SQLValue {
    var array = arrayHead(count: values.count, elementType: 20)
    for value in values { array += bigEndian(Int32(8)) + bigEndian(value) }
    return SQLValue(type: 1016, bytes: array)
  }

  static func texts(_ values: some Collection<String>) -> SQLValue {
    var array = arrayHead(count: values.count, elementType: 25)
    for value in values { array += bigEndian(Int32(value.utf8.count)) + Array(value.utf8) }
    return SQLValue(type: 1009, bytes: array)
  }
}

/// The bytes of a number as they go over the network.
func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}

/// What stands before the elements of an array of one dimension without NULL.
func arrayHead(count: Int, elementType: Int32) -> [UInt8] {
  let head = bigEndian(Int32(count > 0 ? 1 : 0)) + bigEndian(Int32(0)) + bigEndian(elementType)
  return count > 0 ? head + bigEndian(Int32(count)) + bigEndian(Int32(1)) : head
}

import CLibXML2

/// Returns the character that HTML 4 gives to a named entity, as a Unicode scalar value, or `nil`.
///
/// - Complexity: O(number of entities of HTML 4), which is 253
public func htmlEntity(_ name: String) -> UInt32? {
  guard let entity = htmlEntityLookup(name) else { return nil }
  return entity.pointee.value
}

import XMLStreams

/// Attributes by their names, as documents of word processors have them: with a prefix or without.
enum AttributeValues {
  /// The value of an attribute, whatever its prefix.
  static func value(_ tag: XMLStartTag, _ name: StaticString) -> String? {
    for attribute in tag.attributes where attribute.name.local == name {
      return attribute.value.string
    }
    return nil
  }

  /// Whether a property is on: it is there, and not said to be off.
  static func isOn(_ tag: XMLStartTag) -> Bool {
    let value = value(tag, "val")
    return value == nil || !["0", "false", "off"].contains(value)
  }
}

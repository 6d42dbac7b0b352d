public import Model

/// What a TMX file says of all its units.
public struct TMXHeader: Hashable, Sendable {
  /// The version of TMX that the file declares.
  public var version: String
  /// The attributes of the header, in the order of the file.
  public var attributes: [Attribute]
  /// The notes, properties and user-defined encodings, each as one element of XML.
  public var annotations: [String]

  /// Creates a header.
  public init(
    version: String = "1.4",
    attributes: [Attribute] = [],
    annotations: [String] = []
  ) {
    self.version = version
    self.attributes = attributes
    self.annotations = annotations
  }

  /// Returns the value of an attribute, or `nil`.
  public func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Gives an attribute a value, in the place where it stands or else at the end.
  public mutating func setAttribute(_ name: String, _ value: String) {
    if let index = attributes.firstIndex(where: { $0.name == name }) {
      attributes[index].value = value
    } else {
      attributes.append(Attribute(name, value))
    }
  }
}

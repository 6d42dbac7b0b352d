package import Model

/// What a TMX file says of all its units.
package struct TMXHeader: Hashable, Sendable {
  /// The version of TMX that the file declares.
  package var version: String
  /// The attributes of the header, in the order of the file.
  package var attributes: [Attribute]
  /// The notes, properties and user-defined encodings, each as one element of XML.
  package var annotations: [String]

  /// Creates a header.
  package init(
    version: String = "1.4",
    attributes: [Attribute] = [],
    annotations: [String] = []
  ) {
    self.version = version
    self.attributes = attributes
    self.annotations = annotations
  }

  /// Returns the value of an attribute, or `nil`.
  package func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Gives an attribute a value, in the place where it stands or else at the end.
  package mutating func setAttribute(_ name: String, _ value: String) {
    if let index = attributes.firstIndex(where: { $0.name == name }) {
      attributes[index].value = value
    } else {
      attributes.append(Attribute(name, value))
    }
  }
}

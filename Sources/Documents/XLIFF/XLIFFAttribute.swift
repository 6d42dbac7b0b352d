import Model
import XMLStreams

/// An attribute of a job, with its namespace, so that tools' own attributes can be told apart.
package struct XLIFFAttribute: Hashable, Sendable {
  /// The name as written, with its prefix.
  package var name: String
  /// The name without its prefix.
  package var local: String
  /// The namespace; empty for an attribute without a prefix.
  package var namespace: String
  /// The value.
  package var value: String
}

extension XMLStartTag {
  /// The attributes as values that outlive the call.
  var xliffAttributes: [XLIFFAttribute] {
    attributes.map {
      XLIFFAttribute(
        name: $0.name.string,
        local: $0.name.local.string,
        namespace: $0.name.namespace.string,
        value: $0.value.string
      )
    }
  }
}

extension [XLIFFAttribute] {
  /// The value of an attribute without a prefix.
  package subscript(local: String) -> String? {
    first { $0.namespace.isEmpty && $0.name == local }?.value
  }

  /// The value of an attribute of some namespace.
  ///
  /// - Parameters:
  ///   - local: The name without its prefix.
  ///   - part: What the namespace contains, whatever its version.
  /// - Returns: The value, or `nil`.
  package func value(of local: String, inNamespaceWith part: String) -> String? {
    first { $0.local == local && $0.namespace.contains(part) }?.value
  }

  /// The value of an attribute by its name as written.
  func value(of name: String) -> String? { first { $0.name == name }?.value }

  /// The value of `xml:lang`.
  var language: LanguageTag? {
    first { $0.name == "xml:lang" }.flatMap { LanguageTag($0.value) }
  }
}

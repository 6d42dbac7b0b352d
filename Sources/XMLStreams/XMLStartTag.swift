/// The name of an element or an attribute, valid only during the call that passes it.
public struct XMLName {
  /// The name without its prefix.
  public let local: XMLBytes
  /// The prefix as written, empty if there is none.
  public let prefix: XMLBytes
  /// The namespace, empty if there is none or the prefix was never declared.
  public let namespace: XMLBytes

  /// The name as written, with its prefix.
  public var string: String {
    prefix.isEmpty ? local.string : prefix.string + ":" + local.string
  }
}

/// A place in a document.
public struct XMLPosition: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1, as the parser counts it.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The start of an element, valid only during the call that passes it.
public struct XMLStartTag {
  /// The element's name.
  public let name: XMLName
  /// The attributes.
  public let attributes: XMLAttributes
  /// The namespaces that the tag declares.
  public let namespaces: XMLNamespaceDeclarations
  /// Where the parser stood when it had read the tag.
  public let position: XMLPosition

  /// Returns the value of the attribute without a prefix that has this name, or `nil`.
  ///
  /// - Complexity: O(number of attributes)
  public func attribute(_ name: StaticString) -> String? {
    for attribute in attributes
    where attribute.name.prefix.isEmpty && attribute.name.local == name {
      return attribute.value.string
    }
    return nil
  }

  /// The value of `xml:lang`, or `nil`.
  ///
  /// - Complexity: O(number of attributes)
  public var language: String? {
    for attribute in attributes
    where attribute.name.prefix == "xml" && attribute.name.local == "lang" {
      return attribute.value.string
    }
    return nil
  }
}

/// An attribute, valid only during the call that passes it.
public struct XMLAttribute {
  /// The attribute's name.
  public let name: XMLName
  /// The value, with references resolved.
  public let value: XMLBytes
}

/// The attributes of a start tag, in the order of the document.
public struct XMLAttributes: Sequence, IteratorProtocol {
  private var next5: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// How many attributes are left to iterate, which before iterating is how many there are.
  public private(set) var count: Int

  // The parser passes five pointers for each attribute: local name, prefix, namespace, start and
  // end of the value.
  init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    next5 = pointers
    self.count = count
  }

  public mutating func next() -> XMLAttribute? {
    guard count > 0, let fields = next5 else { return nil }
    count -= 1
    next5 = fields + 5
    let name = XMLName(
      local: XMLBytes(zeroTerminated: fields[0]),
      prefix: XMLBytes(zeroTerminated: fields[1]),
      namespace: XMLBytes(zeroTerminated: fields[2])
    )
    guard let start = fields[3], let end = fields[4] else {
      return XMLAttribute(name: name, value: XMLBytes(start: nil, count: 0))
    }
    return XMLAttribute(name: name, value: XMLBytes(start: start, count: end - start))
  }
}

/// The namespaces that a start tag declares, in the order of the document.
public struct XMLNamespaceDeclarations: Sequence, IteratorProtocol {
  private var next2: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// How many declarations are left to iterate, which before iterating is how many there are.
  public private(set) var count: Int

  init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    next2 = pointers
    self.count = count
  }

  public mutating func next() -> (prefix: XMLBytes, namespace: XMLBytes)? {
    guard count > 0, let fields = next2 else { return nil }
    count -= 1
    next2 = fields + 2
    return (XMLBytes(zeroTerminated: fields[0]), XMLBytes(zeroTerminated: fields[1]))
  }
}

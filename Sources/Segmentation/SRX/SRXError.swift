public import Model
import RegularExpressions
import XMLStreams

/// An error found in segmentation rules.
public struct SRXError: Explained, Hashable {
  /// The path of the file, as the user gave it.
  public let path: String
  public let line: Int?
  public let message: Message

  init(path: String, line: Int?, _ reason: Reason) {
    self.path = path
    self.line = line
    message = reason.message
  }

  /// What is wrong.
  enum Reason {
    case xml(XMLError)
    case otherNamespace
    case otherRoot(String)
    case noVersion
    case unknownVersion(String)
    case noFlag(name: String, value: String)
    case missingAttribute(element: String, name: String)
    case tooManyMaps(limit: Int)
    case tooManyRules(limit: Int)
    case ruleOutside
    case expressionsTooLong(megabytes: Int)
    case expressionTooLong(limit: Int)
    case noBody
    case unknownRule(String)
    case noMap
    case rule(name: String, RegexError)
    case rulesTooLarge
    case rulesTooMany(RegexError)
    case expressions(RegexError)
    case pattern(String, RegexError)
  }
}

extension SRXError.Reason {
  fileprivate var message: Message {
    switch self {
    case .xml(let error): Message(error.coded)
    case .otherNamespace: Message("srx.otherNamespace")
    case .otherRoot(let name): Message("srx.otherRoot", ["name": .quotation(name)])
    case .noVersion: Message("srx.noVersion")
    case .unknownVersion(let version):
      Message("srx.unknownVersion", ["version": .quotation(version)])
    case .noFlag(let name, let value):
      Message("srx.noFlag", ["name": .text(name), "value": .quotation(value)])
    case .missingAttribute(let element, let name):
      Message("srx.missingAttribute", ["element": .text("<\(element)>"), "name": .text(name)])
    case .tooManyMaps(let limit): Message("srx.tooManyMaps", ["limit": .number(limit)])
    case .tooManyRules(let limit): Message("srx.tooManyRules", ["limit": .number(limit)])
    case .ruleOutside: Message("srx.ruleOutside")
    case .expressionsTooLong(let megabytes):
      Message("srx.expressionsTooLong", ["limit": .number(megabytes)])
    case .expressionTooLong(let limit): Message("srx.expressionTooLong", ["limit": .number(limit)])
    case .noBody: Message("srx.noBody")
    case .unknownRule(let name): Message("srx.unknownRule", ["name": .quotation(name)])
    case .noMap: Message("srx.noMap")
    case .rule(let name, let error):
      Message("srx.rule", ["name": .text(name), "what": .message(error.message)])
    case .rulesTooLarge: Message("srx.rulesTooLarge")
    case .rulesTooMany(let error):
      Message("srx.rulesTooMany", ["what": .message(error.message)])
    case .expressions(let error): Message(error.coded)
    case .pattern(let pattern, let error):
      Message("srx.pattern", ["pattern": .quotation(pattern), "what": .message(error.message)])
    }
  }
}

extension RegexError {
  /// What is wrong, and where in the expression.
  fileprivate var message: Message {
    Message(
      "regex.place",
      ["what": .message(Message(coded)), "position": .number(offset + 1)]
    )
  }
}

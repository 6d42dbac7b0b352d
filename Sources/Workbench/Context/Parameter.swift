package import Model

/// An operation whose request has parameters that front ends read by name.
package protocol ParameterizedOperation: Operation {
  /// The parameters, which front ends read and describe.
  static var parameters: [Parameter<Request>] { get }
  /// A request with nothing but defaults, from which front ends show them.
  static var defaults: Request { get }
}

extension ParameterizedOperation {
  /// Sets those parameters of a request that a source has.
  ///
  /// - Throws: `ParameterError`; what the source throws.
  package static func read(_ source: some ParameterSource, into request: inout Request) throws {
    for parameter in parameters { try parameter.read(source, &request) }
  }
}

/// Whatever has values by the names of parameters: the query of an address, a form, an object.
package protocol ParameterSource {
  /// Returns the values of a name as text, in order; `nil` where there is none.
  func values(of name: String) throws -> [String]?
}

/// A value of a request that a front end can set by name.
///
/// The commands declare their options by hand, since help wants its own words; a test compares what they
/// declare with these tables, and the description of the API too.
package struct Parameter<Request>: Sendable {
  /// What values there are.
  package enum Kind: Hashable, Sendable {
    case text
    case language
    /// `true` or `false`.
    case flag
    /// A whole number. The upper bound is for strangers, whom a server cannot let take all of its
    /// memory; a command of the owner keeps to the lower one.
    case number(ClosedRange<Int>)
    /// Texts; can be given again.
    case names
    /// One of some words.
    case choice([String])
  }

  /// The name, as it stands in an address.
  package let name: String
  /// The name of the option of the command, without its hyphens; `nil` where the command has none.
  package let option: String?
  /// What values there are.
  package let kind: Kind
  /// Returns the value that a request has, as text; `nil` for none.
  package let text: @Sendable (Request) -> String?
  fileprivate let read: @Sendable (any ParameterSource, inout Request) throws -> Void
}

extension Parameter {
  /// A whole number.
  package static func number(
    _ name: String,
    in range: ClosedRange<Int>,
    option: String?,
    _ path: any WritableKeyPath<Request, Int> & Sendable
  ) -> Parameter {
    Parameter(
      name: name,
      option: option,
      kind: .number(range),
      text: { "\($0[keyPath: path])" },
      read: { source, request in
        guard let text = try source.first(name) else { return }
        guard let number = Int(text), range.contains(number) else {
          throw ParameterError(name: name, reason: .noNumber(range))
        }
        request[keyPath: path] = number
      }
    )
  }

  /// A score in percent.
  package static func percent(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, MatchScore> & Sendable
  ) -> Parameter {
    Parameter(
      name: name,
      option: option,
      kind: .number(0...100),
      text: { "\($0[keyPath: path].percent)" },
      read: { source, request in
        guard let text = try source.first(name) else { return }
        guard let number = Int(text), (0...100).contains(number) else {
          throw ParameterError(name: name, reason: .noNumber(0...100))
        }
        request[keyPath: path] = MatchScore(percent: number)
      }
    )
  }

  /// A language; none is there unless somebody gives it.
  package static func language(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, LanguageTag?> & Sendable
  ) -> Parameter {
    Parameter(
      name: name,
      option: option,
      kind: .language,
      text: { $0[keyPath: path]?.description },
      read: { source, request in
        guard let text = try source.first(name) else { return }
        guard let tag = LanguageTag(text) else {
          throw ParameterError(name: name, reason: .noLanguage)
        }
        request[keyPath: path] = tag
      }
    )
  }

  /// Names of glossaries and the like; `nil` means all.
  package static func names(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, [String]?> & Sendable
  ) -> Parameter {
    Parameter(
      name: name,
      option: option,
      kind: .names,
      text: { $0[keyPath: path]?.joined(separator: ",") },
      read: { source, request in
        if let names = try source.values(of: name) { request[keyPath: path] = names }
      }
    )
  }

  /// A text; none is there unless somebody gives it.
  package static func text(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, String?> & Sendable
  ) -> Parameter {
    Parameter(
      name: name,
      option: option,
      kind: .text,
      text: { $0[keyPath: path] },
      read: { source, request in
        if let text = try source.first(name) { request[keyPath: path] = text }
      }
    )
  }

  /// A switch.
  package static func flag(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, Bool> & Sendable
  ) -> Parameter {
    Parameter(
      name: name,
      option: option,
      kind: .flag,
      text: { $0[keyPath: path] ? "true" : "false" },
      read: { source, request in
        switch try source.first(name)?.lowercased() {
        case nil: break
        case "false", "0", "off", "no": request[keyPath: path] = false
        case "true", "1", "on", "yes": request[keyPath: path] = true
        default: throw ParameterError(name: name, reason: .noFlag)
        }
      }
    )
  }

  /// One case of an enumeration.
  package static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, Choice> & Sendable
  ) -> Parameter {
    choice(
      name,
      option: option,
      text: { $0[keyPath: path].rawValue },
      set: { $0[keyPath: path] = $1 }
    )
  }
}

extension Parameter {
  /// One case of an enumeration; none is there unless somebody gives it.
  package static func optionalChoice<
    Choice: RawRepresentable<String> & CaseIterable & SendableMetatype
  >(
    _ name: String,
    option: String?,
    _ path: any WritableKeyPath<Request, Choice?> & Sendable
  ) -> Parameter {
    choice(
      name,
      option: option,
      text: { $0[keyPath: path]?.rawValue },
      set: { $0[keyPath: path] = $1 }
    )
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String,
    option: String?,
    text: @escaping @Sendable (Request) -> String?,
    set: @escaping @Sendable (inout Request, Choice) -> Void
  ) -> Parameter {
    let known = Choice.allCases.map(\.rawValue)
    return Parameter(
      name: name,
      option: option,
      kind: .choice(known),
      text: text,
      read: { source, request in
        guard let text = try source.first(name) else { return }
        guard let choice = Choice(rawValue: text) else {
          throw ParameterError(name: name, reason: .noChoice(known))
        }
        set(&request, choice)
      }
    )
  }
}

extension ParameterSource {
  fileprivate func first(_ name: String) throws -> String? { try values(of: name)?.first }
}

/// A value that is none of a parameter's.
package struct ParameterError: Explained, Hashable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// It is no whole number in the range.
    case noNumber(ClosedRange<Int>)
    /// It is no BCP 47 language tag.
    case noLanguage
    /// It is neither true nor false.
    case noFlag
    /// It is none of the words.
    case noChoice([String])
  }

  /// The parameter.
  package let name: String
  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }

  package var message: Message {
    switch reason {
    case .noNumber(let range):
      Message(
        "request.noNumber",
        [
          "name": .text(name), "least": .number(range.lowerBound),
          "most": .number(range.upperBound),
        ]
      )
    case .noLanguage: Message("request.noLanguage", ["name": .text(name)])
    case .noFlag: Message("request.noFlag", ["name": .text(name)])
    case .noChoice(let known):
      Message("request.noChoice", ["name": .text(name), "known": .list(known)])
    }
  }

  package var kind: Failure.Kind { .request }
}

package import JSON
package import Model
package import Wording

/// The people of a library, or one of them.
package struct PeopleList: Sendable {
  /// The people, by name.
  package let people: [Person]

  /// One object, with an element for each role; a person without a role has one too.
  package var json: JSONValue {
    ["users": .array(people.flatMap { person in rows(of: person).map { json(person, $0) } })]
  }

  private func rows(of person: Person) -> [(place: Place, role: Role)?] {
    person.roles.isEmpty ? [nil] : person.roles.map(\.self)
  }

  private func json(_ person: Person, _ held: (place: Place, role: Role)?) -> JSONValue {
    [
      "name": .string(person.name), "role": .optional(held?.role.rawValue),
      "glossary": .optional(held?.place.glossary), "memory": .optional(held?.place.memory),
      "tokens": .int(person.tokenCount), "lastSeen": .optional(person.lastSeen),
    ]
  }

  /// A line for each role.
  package func text(in wording: Wording) -> String {
    people.flatMap { person in
      rows(of: person).map { held in
        let place = held.flatMap { $0.place.glossary ?? $0.place.memory } ?? ""
        let tokens = wording.sentence(
          Message("person.tokens", ["count": .number(person.tokenCount)])
        )
        return [person.name, held?.role.rawValue ?? "", place, tokens, person.lastSeen ?? ""]
          .joined(separator: "\t")
      }
    }
    .joined(separator: "\n")
  }
}

/// A token that was just made.
package struct NewToken: Sendable, Hashable {
  /// The token; it is nowhere else.
  package let token: String
  /// Whose it is.
  package let name: String
  /// When it ends; `nil` is never.
  package let end: String?

  /// The answer as an object.
  package var json: JSONValue {
    ["name": .string(name), "token": .string(token), "expires": .optional(end)]
  }

  /// What to know of the token, and on the last line the token alone.
  package func text(in wording: Wording) -> String {
    let said = Message("person.tokenOnce", ["name": .quotation(name)])
    return "\(wording.sentence(said))\n\(token)"
  }
}

package import Model
import Secrets

/// Why something is not done with a person.
package enum PersonError: Explained, Hashable {
  /// There is nobody of this name.
  case noSuchPerson(String)
  /// The person has no role in this place.
  case noSuchRole(String)
  /// The password is too short, or too long.
  case unusablePassword
  /// The password that was shown is not the person's.
  case wrongPassword
  /// The end of a token is not to come.
  case endIsPast(String)
  /// A glossary and a memory were named together.
  case twoPlaces

  package var message: Message {
    switch self {
    case .noSuchPerson(let name): Message("person.missing", ["name": .quotation(name)])
    case .noSuchRole(let name): Message("person.noRole", ["name": .quotation(name)])
    case .unusablePassword:
      Message(
        "person.password",
        [
          "least": .number(Password.leastLength),
          "most": .number(Password.maximumByteCount),
        ]
      )
    case .wrongPassword: Message("person.wrongPassword")
    case .endIsPast(let date): Message("person.endIsPast", ["date": .quotation(date)])
    case .twoPlaces: Message("person.twoPlaces")
    }
  }

  package var kind: Failure.Kind {
    switch self {
    case .noSuchPerson, .noSuchRole: .missing
    case .unusablePassword, .endIsPast: .input
    case .wrongPassword: .forbidden
    case .twoPlaces: .request
    }
  }
}

/// The versions of the protocol that are spoken.
///
/// Those up to 2025-11-25 begin with a handshake; from 2026-07-28 on each request says for itself which version it is of,
/// and nothing is remembered.
package enum ProtocolVersion: String, CaseIterable, Hashable, Sendable, Comparable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// What a client speaks that says nothing: no version before had to be said.
  static let unsaid = march2025
  /// What a client is offered that asks for a version that there is not.
  static let latestWithHandshake = november2025
  /// The versions whose requests carry all that they need.
  static let stateless = allCases.filter(\.isStateless)

  var isStateless: Bool { self == .july2026 }

  /// Whether several messages may come in one array.
  var hasBatches: Bool { self == .march2025 }
  /// Whether tools tell what they do to the world.
  var hasAnnotations: Bool { self >= .march2025 }
  /// Whether tools have titles, and results that programs read.
  var hasStructure: Bool { self >= .june2025 }

  package static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool {
    left.rawValue < right.rawValue
  }
}

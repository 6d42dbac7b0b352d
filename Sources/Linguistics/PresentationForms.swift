extension String {
  /// The text with the letters themselves in place of the shapes that old fonts have for them: ﻻ is لا.
  ///
  /// - Complexity: O(`utf8.count`)
  public var withoutPresentationForms: String {
    var letters = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let plain = PresentationForms.shared.letters[scalar] {
        letters.append(contentsOf: plain.unicodeScalars)
      } else {
        letters.append(scalar)
      }
    }
    return String(letters)
  }
}

/// The letters that presentation forms stand for, hamza and final forms kept apart.
private struct PresentationForms: Sendable {
  let letters: [Unicode.Scalar: String]

  static let shared = PresentationForms()

  private init() {
    var letters: [Unicode.Scalar: String] = [:]
    for row in DataTable(PackageResources.presentation_forms_tsv).rows {
      guard let value = UInt32(row[0], radix: 16), let scalar = Unicode.Scalar(value) else {
        continue
      }
      letters[scalar] = row[1]
    }
    self.letters = letters
  }
}

package import Files
import JSON
package import Model
package import Quality

extension QualityProfile {
  /// Reads a profile that a user has written.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no profile, with the line of the fault.
  package init(reading file: InputFile) throws(Failure) {
    let text = try file.readText()
    do { try self.init(reading: text) } catch { throw Failure(error, file: file.name) }
  }
}

/// What an earlier check has found, by its fingerprints.
package struct KnownFindings: Sendable {
  /// The fingerprints.
  package var fingerprints: Set<String> = []

  /// Reads an earlier result: JSON, one object a line or one alone, or SARIF.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no such result.
  package init(reading file: InputFile) throws(Failure) {
    let bytes = try file.readBytes()
    do {
      if let whole = try? JSONReader.read(bytes) {
        try add(JSONField(whole))
      } else {
        for line in bytes.split(separator: 0x0A) {
          try add(JSONField(try JSONReader.read(Array(line))))
        }
      }
    } catch {
      throw Failure(Message("check.noBaseline"), at: Failure.Place(file: file.name))
    }
  }

  private mutating func add(_ value: JSONField) throws {
    if let runs = value["runs"].optional {
      for run in try runs.elements() {
        for result in try run["results"].elements() {
          for (_, print) in try result["partialFingerprints"].members() {
            fingerprints.insert(try print.string())
          }
        }
      }
    } else {
      for finding in try value["findings"].elements() {
        fingerprints.insert(try finding["fingerprint"].string())
      }
    }
  }
}

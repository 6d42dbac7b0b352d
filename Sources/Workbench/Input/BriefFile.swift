package import Files
package import JSON
package import Model
import Quality

extension CheckOptions {
  /// Takes the terms of a brief that was written as JSON.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no brief.
  package mutating func readBrief(_ file: InputFile) throws(Failure) {
    let bytes = try file.readBytes()
    do {
      try readBrief(JSONField(try JSONReader.read(bytes)))
    } catch {
      throw Failure(Message("check.noBrief"), file: file.name)
    }
  }

  /// Takes the terms of a brief.
  ///
  /// - Throws: `JSONFieldError`, when the value is none.
  package mutating func readBrief(_ value: JSONField) throws(JSONFieldError) {
    brief = try value["terms"].elements().map { term throws(JSONFieldError) in
      BriefedTerm(
        term: try term["term"].string(),
        forms: try term["forms"].optional?.strings() ?? [],
        use: try term["use"].strings(),
        insert: try term["insert"].optional?.strings() ?? [],
        never: try term["never"].optional?.strings() ?? []
      )
    }
  }
}

import CLibPQ
import LibraryAccess

extension LibraryError {
  /// Says what an error of PostgreSQL means for the library.
  ///
  /// Only the message is shown: details quote values, which may be long, and nobody's business.
  ///
  /// Reference: PostgreSQL documentation, appendix A, "PostgreSQL Error Codes".
  init(ofResult result: OpaquePointer) {
    let code = PQresultErrorField(result, diagnosticState).map { String(cString: $0) } ?? ""
    let message = PQresultErrorField(result, diagnosticMessage).map { String(cString: $0) } ?? ""
    switch code {
    case "53100": self.init(.diskFull)
    case "55P03", "40P01", "40001": self.init(.locked)
    case "25006", "42501": self.init(.readOnly)
    case "57P01", "57P02", "57P03": self.init(.lost)
    case _ where code.hasPrefix("08"): self.init(.lost)
    default: self.init(.database(message))
    }
  }
}

// `PG_DIAG_SQLSTATE` and `PG_DIAG_MESSAGE_PRIMARY`, macros that Swift does not import.
private let diagnosticState = Int32(UInt8(ascii: "C"))
private let diagnosticMessage = Int32(UInt8(ascii: "M"))

package import Model
package import Wording

extension Wording {
  /// The name of a status.
  package func name(of status: TermStatus) -> String { sentence(Message("status.\(status)")) }

  /// A remark in one line, as a compiler would write it.
  package func line(_ remark: Remark) -> String {
    let what = sentence(remark.message)
    switch remark.kind {
    case .warning: return line(remark.place, Message("label.warning"), what)
    case .rejected: return line(remark.place, Message("label.rejected"), what)
    case .duplicate: return line(remark.place, Message("label.duplicate"), what)
    case .conflict: return line(remark.place, Message("label.conflict"), what)
    case .note: return "\(remark.place.file): \(what)"
    }
  }
}

import Files
import Synchronization

/// A bar on standard error that shows how far a job is, where that is a terminal.
final class ProgressBar: Sendable {
  private let title: String
  private let total: Int?
  private let isShown: Bool
  private let lastShown = Mutex(-1)

  init(title: String, total: Int?, isQuiet: Bool) {
    self.title = title
    self.total = total
    isShown = !isQuiet && StandardStreams.errorIsTerminal
  }

  /// Shows how much is done.
  func update(_ done: Int) {
    guard isShown, let total, total > 0 else { return }
    let percent = min(100, done * 100 / total)
    let isNew = lastShown.withLock { last in
      defer { last = percent }
      return percent != last
    }
    guard isNew else { return }
    let filled = percent * 30 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    show("\r\(title) \(bar) \(percent) %")
  }

  /// Takes the bar away.
  func clear() {
    if isShown, lastShown.withLock({ $0 >= 0 }) { show("\r\u{1B}[2K") }
  }

  private func show(_ text: String) { StandardStreams.writeError(text) }
}

import Files

/// A bar on standard error that shows how far a job is, where that is a terminal.
final class ProgressBar {
  private let title: String
  private let total: Int?
  private let isShown: Bool
  private var lastShown = -1

  init(title: String, total: Int?, isQuiet: Bool) {
    self.title = title
    self.total = total
    isShown = !isQuiet && StandardStreams.errorIsTerminal
  }

  /// Shows how much is done.
  func update(_ done: Int) {
    guard isShown, let total, total > 0 else { return }
    let percent = min(100, done * 100 / total)
    guard percent != lastShown else { return }
    lastShown = percent
    let filled = percent * 30 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    show("\r\(title) \(bar) \(percent) %")
  }

  /// Takes the bar away.
  func clear() {
    if isShown, lastShown >= 0 { show("\r\u{1B}[2K") }
  }

  private func show(_ text: String) { StandardStreams.writeError(text) }
}

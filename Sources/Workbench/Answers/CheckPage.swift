import Documents
import Model
import Quality
import Wording

/// Findings as a page for editors: the two sides with marks, what is wrong and what to do, counts by rule,
/// and a filter that needs no script.
///
/// The filter is of check boxes that stand before the findings: what is not checked hides its findings by a
/// rule of the style sheet.
struct CheckPage {
  private let reports: [CheckReport]
  private let wording: Wording

  init(_ reports: [CheckReport], _ wording: Wording) {
    self.reports = reports
    self.wording = wording
  }

  /// The page.
  var html: String {
    let isArabic = wording.language == .arabic
    let rules = rules
    return """
      <!DOCTYPE html>
      <html lang="\(wording.language.rawValue)" dir="\(isArabic ? "rtl" : "ltr")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(words("title")) – \(HTMLText.escaped(reports.map(\.file).joined(separator: ", ")))</title>
      <style>
      \(Self.style)\(filters(rules))</style>
      </head>
      <body>
      \(boxes(rules))<main>
      \(reports.map(section).joined())</main>
      </body>
      </html>

      """
  }

  /// The findings of one file, as they stand in a page.
  func section(_ report: CheckReport) -> String {
    let counts = report.document.counts
    let numbers = Finding.Severity.allCases.reversed().map { severity in
      "<li class=\"\(severity.rawValue)\">\(words("severity", severity.rawValue)) "
        + "<b>\(counts[severity] ?? 0)</b></li>"
    }.joined()
    let segments = report.document.segments.map { segment(of: report, $0) }.joined()
    return """
      <section>
      <h1><bdi dir="auto">\(HTMLText.escaped(report.file))</bdi></h1>
      <ul class="counts">\(numbers)</ul>
      \(segments.isEmpty ? "<p>\(words("nothing"))</p>\n" : segments)</section>

      """
  }

  private func segment(of report: CheckReport, _ segment: CheckedDocument.Segment) -> String {
    let kinds = Set(segment.findings.flatMap { [$0.severity.rawValue, Self.name($0.rule)] })
    var sides = ""
    if let source = segment.source {
      sides += side(source, segment.findings, \.source, report.sourceLanguage)
    }
    sides += side(segment.target, segment.findings, \.target, report.targetLanguage)
    let place = segment.line.map(String.init) ?? segment.identifier
    return """
      <article class="segment \(kinds.sorted().joined(separator: " "))">
      <p class="place"><bdi>\(HTMLText.escaped(place))</bdi></p>
      <div class="sides">\(sides)</div>
      <ul>
      \(segment.findings.map(item).joined())</ul>
      </article>

      """
  }

  private func item(_ finding: Finding) -> String {
    let suggestions = finding.suggestions.filter { !$0.isEmpty }.map {
      "<bdi class=\"fix\" dir=\"auto\">\(HTMLText.escaped($0))</bdi>"
    }
    let instead =
      suggestions.isEmpty
      ? "" : " <span>\(words("instead")) \(suggestions.joined(separator: ", "))</span>"
    return """
      <li class="finding \(finding.severity.rawValue) \(Self.name(finding.rule))">\
      <b>\(words("severity", finding.severity.rawValue))</b> \
      \(HTMLText.escaped(wording.sentence(finding.message)))\(instead) \
      <code>\(HTMLText.escaped(finding.rule))</code></li>

      """
  }

  /// A side with a mark around what each finding is about, as far as they do not overlap.
  private func side(
    _ text: String,
    _ findings: [Finding],
    _ span: (Finding) -> Finding.Span?,
    _ language: LanguageTag?
  ) -> String {
    let bytes = Array(text.utf8)
    var html = ""
    var end = 0
    let spans = findings.compactMap { finding in span(finding).map { ($0.range, finding) } }
      .filter { !$0.0.isEmpty && $0.0.count < bytes.count }
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
    for (range, finding) in spans where range.lowerBound >= end {
      html += HTMLText.escaped(String(decoding: bytes[end..<range.lowerBound], as: UTF8.self))
      let marked = HTMLText.escaped(String(decoding: bytes[range], as: UTF8.self))
      html += "<mark class=\"\(finding.severity.rawValue)\">\(marked)</mark>"
      end = range.upperBound
    }
    html += HTMLText.escaped(String(decoding: bytes[end...], as: UTF8.self))
    let tag = language?.description ?? ""
    let direction = language?.isRightToLeft == true ? "rtl" : "ltr"
    return "<p lang=\"\(HTMLText.escaped(tag))\" dir=\"\(direction)\">\(html)</p>"
  }

  // MARK: Filter

  /// The rules of which there are findings, with their numbers.
  private var rules: [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for finding in reports.flatMap(\.document.segments).flatMap(\.findings) {
      counts[finding.rule, default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (name: $0.key, count: $0.value) }
  }

  private func boxes(_ rules: [(name: String, count: Int)]) -> String {
    func box(_ name: String, _ label: String, isOn: Bool = true) -> String {
      "<input type=\"checkbox\" id=\"\(name)\"\(isOn ? " checked" : "")>"
        + "<label for=\"\(name)\">\(label)</label>\n"
    }
    let severities = Finding.Severity.allCases.reversed().map {
      box($0.rawValue, words("severity", $0.rawValue), isOn: $0 > .neutral)
    }
    let names = rules.map { box(Self.name($0.name), "<code>\($0.name)</code> \($0.count)") }
    return severities.joined() + names.joined()
  }

  private func filters(_ rules: [(name: String, count: Int)]) -> String {
    let names = Finding.Severity.allCases.map(\.rawValue) + rules.map { Self.name($0.name) }
    return names.map { "#\($0):not(:checked) ~ main .finding.\($0) { display: none; }\n" }.joined()
  }

  /// A rule as the name of a class.
  private static func name(_ rule: String) -> String {
    "rule-" + rule.map { $0 == "." ? "-" : $0 }
  }

  private func words(_ key: String) -> String {
    switch key {
    case "title": HTMLText.escaped(wording.sentence(Message("check.title")))
    case "nothing": HTMLText.escaped(wording.sentence(Message("check.nothing")))
    default: HTMLText.escaped(wording.sentence(Message("check.instead")))
    }
  }

  private func words(_: String, _ severity: String) -> String {
    HTMLText.escaped(wording.sentence(Message("severity.\(severity)")))
  }

  private static let style = """
    :root { --paper: #fbfaf7; --ink: #1c1b19; --faint: #605c55; --line: #d9d4c9; --card: #fff;
      --critical: #b3261e; --major: #9a4b12; --minor: #6b5b00; --neutral: #4a5560; }
    @media (prefers-color-scheme: dark) { :root { --paper: #171816; --ink: #eceae4; --faint: #aba69b;
      --line: #3a3c38; --card: #232521; --critical: #ff9d94; --major: #f5b08a; --minor: #e3cf6a;
      --neutral: #b7c3cf; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 80rem; padding: 1rem 1.25rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.7 "Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI",
      "DejaVu Sans", Georgia, serif; }
    label { margin-inline-end: .9rem; white-space: nowrap; }
    h1 { font-size: 1.3rem; margin: 1.2rem 0 .4rem; }
    .counts, .segment ul { list-style: none; margin: .3rem 0; padding: 0; }
    .counts { display: flex; gap: 1.2rem; }
    .segment { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
      margin: .8rem 0; padding: .6rem .9rem; }
    .place { color: var(--faint); font-size: .85rem; margin: 0; }
    .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem; }
    .sides p { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .critical > b, li.critical { color: var(--critical); } .major > b, li.major { color: var(--major); }
    .minor > b, li.minor { color: var(--minor); } .neutral > b { color: var(--neutral); }
    mark { background: none; color: inherit; border-bottom: .18rem solid currentColor; }
    mark.critical { color: var(--critical); } mark.major { color: var(--major); }
    mark.minor { color: var(--minor); }
    .finding { color: var(--ink); } .fix { font-weight: 600; } code { color: var(--faint); font-size: .8rem; }

    """
}

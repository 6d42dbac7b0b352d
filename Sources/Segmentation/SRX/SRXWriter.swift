import XMLStreams

extension SRXDocument {
  /// Returns the document as a file of SRX 2.0.
  ///
  /// - Complexity: O(length of the file)
  public func formatted() -> [UInt8] {
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start("srx", ["xmlns": "http://www.lisa.org/srx20", "version": "2.0"])
    writer.start(
      "header",
      ["segmentsubflows": yesOrNo(segmentsSubflows ?? true), "cascade": yesOrNo(cascades)]
    )
    for handle in formatHandles {
      writer.start("formathandle", ["type": handle.kind, "include": yesOrNo(handle.isIncluded)])
      writer.end()
    }
    writer.end()
    writer.start("body")
    writer.start("languagerules")
    for languageRule in languageRules { write(languageRule, to: &writer) }
    writer.end()
    writer.start("maprules")
    for map in languageMaps {
      writer.start(
        "languagemap",
        ["languagepattern": map.pattern, "languagerulename": map.ruleName]
      )
      writer.end()
    }
    writer.end()
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  private func write(_ languageRule: LanguageRule, to writer: inout XMLStreamWriter) {
    writer.start("languagerule", ["languagerulename": languageRule.name])
    for rule in languageRule.rules {
      writer.start("rule", ["break": yesOrNo(rule.isBreak)])
      writer.element("beforebreak", text: rule.before)
      writer.element("afterbreak", text: rule.after)
      writer.end()
    }
    writer.end()
  }

  private func yesOrNo(_ value: Bool) -> String { value ? "yes" : "no" }
}

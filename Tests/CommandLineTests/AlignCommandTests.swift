import Testing

@Suite("Aligning from the command line")
struct AlignCommandTests {
  private static let arabic = """
    وقع وزيرا الدفاع في تركيا وروسيا اتفاقا لشراء 12 بطارية.
    وقال الرئيس إن الحكومة ستنشر نص القانون بعد ثلاثة أيام.
    وطلبت واشنطن إيضاحات من أنقرة.
    ودعت الأمم المتحدة الطرفين إلى وقف إطلاق النار.

    """
  private static let english = """
    The defence ministers of Turkey and Russia signed an agreement to buy 12 batteries.
    The president said the government would publish the text of the law in three days.
    Washington asked Ankara for clarification.
    The United Nations called on both sides to cease fire.

    """
  private static let other = """
    Fishermen mended their nets in the shade of the old harbour wall.
    The recipe asks for two cups of flour and a little butter.
    Children painted the fence green last summer.
    Her piano had not been tuned for twenty years.

    """

  private static func desk() throws -> Desk {
    let desk = try Desk()
    try desk.shell("mkdir ar en").expectSuccess()
    try desk.write(arabic, to: "ar/good.txt")
    try desk.write(english, to: "en/good.txt")
    try desk.write(arabic, to: "ar/wrong.txt")
    try desk.write(other, to: "en/wrong.txt")
    return desk
  }

  @Test("what translates is stored, and what does not is named and stored by force only")
  func storesTranslations() throws {
    let desk = try Self.desk()
    let run = try desk.run(["align", "--memory", "m", "--output", "o.tmx", "ar", "en"])
    #expect(run.status == 1)
    #expect(run.error.contains("ar/wrong.txt: does not look like a translation of en/wrong.txt"))
    #expect(try desk.run(["memory", "list"]).output.contains("m: 4 units"))
    let arguments = ["align", "--memory", "f", "--output", "o.tmx", "ar/wrong.txt", "en/wrong.txt"]
    #expect(try desk.run(arguments).status == 1)
    #expect(try !desk.run(["memory", "list"]).output.contains("f:"))
    let forced = try desk.run(arguments + ["--force", "--minimum-confidence", "0.01"])
    #expect(forced.status == 0)
    #expect(forced.error.contains("does not look like a translation"))
    #expect(try desk.run(["memory", "list"]).output.contains("f: "))
    #expect(try !desk.run(["memory", "list"]).output.contains("f: 0"))
  }

  @Test("a file that cannot be read does not keep the other pairs from being aligned")
  func goesOnAfterBadFile() throws {
    let desk = try Self.desk()
    try desk.shell(#"printf 'abc \xe3\x28' >en/wrong.txt"#).expectSuccess()
    let run = try desk.run(["align", "--format", "json", "--memory", "m", "ar", "en"])
    #expect(run.status == 2)
    #expect(run.error.contains("en/wrong.txt:1: error: not UTF-8 text"))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(try desk.run(["memory", "list"]).output.contains("m: 4 units"))
  }

  @Test("pairs of empty lines are segments, but no units", arguments: ["tmx", "tsv"])
  func leavesOutEmptyPairs(format: String) throws {
    let desk = try Self.desk()
    let lines = { (text: String) in text.split(separator: "\n").joined(separator: "\n\n") }
    try desk.write(lines(Self.arabic), to: "ar/good.txt")
    try desk.write(lines(Self.english), to: "en/good.txt")
    let files = ["ar/good.txt", "en/good.txt"]
    let run = try desk.run(["align", "--segmented", "--format", format] + files)
    #expect(run.status == 0)
    #expect(run.output.count { $0 == "." } >= 8)
    #expect(!run.output.contains("<seg></seg>") && !run.output.contains("\t\t"))
    #expect(!run.output.split(separator: "\n").contains { $0.hasPrefix("\t") })
    let json = try desk.run(["align", "--segmented", "--format", "json"] + files).output
    #expect(json.contains("\"sourceIndices\":[6]"))
  }

  @Test("texts in one language are not stored as translations of each other")
  func refusesOneLanguage() throws {
    let desk = try Self.desk()
    let run = try desk.run([
      "align", "--memory", "m", "--output", "o.tmx", "ar/good.txt", "ar/good.txt",
    ])
    #expect(run.status == 2)
    #expect(run.error.contains("ar/good.txt: error: both texts are taken for ar"))
    #expect(try !desk.run(["memory", "list"]).output.contains("m:"))
  }

  @Test("the page is headed by the names of the files, not by their folders")
  func headsPage() throws {
    let desk = try Self.desk()
    #expect(
      try desk.run(["align", "--format", "html", "ar/good.txt", "en/good.txt"]).output
        .contains("<h1 title=\"ar/good.txt – en/good.txt\"><bdi dir=\"auto\">good.txt</bdi></h1>")
    )
  }
}

extension Desk.Run {
  fileprivate func expectSuccess() { #expect(status == 0, "\(error)") }
}

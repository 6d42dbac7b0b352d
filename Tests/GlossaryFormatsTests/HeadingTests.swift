import GlossaryFormats
import Model
import TestSupport
import Testing

/// A table, and the first concept that it gives: its terms by language.
struct TableCase: CustomTestStringConvertible, Sendable {
  let name: String
  let table: String
  var source: String?
  var target: String?
  var columns: String?
  var arabic = ["حرب"]
  var english = ["war"]
  var concepts = 2

  init(
    _ name: String,
    _ table: String,
    from source: String? = nil,
    to target: String? = nil,
    columns: String? = nil,
    ar arabic: [String] = ["حرب"],
    en english: [String] = ["war"],
    concepts: Int = 2
  ) {
    self.name = name
    self.table = table
    self.source = source
    self.target = target
    self.columns = columns
    self.arabic = arabic
    self.english = english
    self.concepts = concepts
  }

  var testDescription: String { name }

  func read() throws -> GlossaryContent {
    var options = GlossaryReadingOptions(
      source: source.flatMap { LanguageTag($0) },
      target: target.flatMap { LanguageTag($0) }
    )
    if let columns { options.columns = try ColumnChoice(columns) }
    return try readGlossaryTable(table, options: options)
  }
}

@Suite("Headings of glossary tables")
struct HeadingTests {
  private static let rows = "war,حرب\nsalt tax,ضريبة الملح\n"
  private static let reversed = "حرب,war\nسلام,peace\n"

  /// Headings over a column of English and one of Arabic.
  static let englishFirst: [String] = [
    "en,ar", "EN,AR", "en-US,ar-SA", "en_GB,ar_EG", "eng,ara", "English,Arabic", "english,arabic",
    "English (US),Arabic (Egypt)", "English - United States,Arabic - Saudi Arabia",
    "English (United Kingdom),Arabic (Modern Standard)", "English [en],Arabic [ar]",
    "Term [en],Term [ar]", "Term:English,Term:Arabic", "English term,Arabic term",
    "English Term,Arabic Equivalent", "Term (English),Term (Arabic)", "term_en,term_ar",
    "Source (English),Target (Arabic)", "Source,Target", "source term,target term",
    "Term,Translation", "Term,الترجمة", "Word,Translation", "English,العربية", "en,العربيه",
    "الإنجليزية,العربية", "الانجليزية,العربيه", "الإنكليزية,العربية", "انجليزي,عربي",
    "المصطلح الإنجليزي,المصطلح العربي", "المصطلح بالإنجليزية,المقابل بالعربية",
    "المصطلح,المقابل", "المصطلح,الترجمة", "الكلمة,الترجمة", "الكلمة,المعنى", "English,المصطلح",
    "English,المقابل العربي", "اللغة الإنجليزية,اللغة العربية", "en: term,ar: term",
    "Source Language,Target Language", "\"English\",\"Arabic\"", " English , Arabic ",
    "English*,Arabic*", "sourceTerm,targetTerm", "Source Term,Translation",
    "المصطلح المصدر,المصطلح الهدف",
    "ENGLISH,ARABIC", "Anglais,Arabe", "Englisch,Arabisch",
  ]

  @Test("two headings are understood whichever way they are written", arguments: englishFirst)
  func understands(header: String) throws {
    let content = try readGlossaryTable(header + "\n" + Self.rows)
    let first = try #require(content.concepts.first)
    #expect(content.concepts.count == 2)
    #expect(first.languages.map(\.language.language) == [.english, .arabic])
    #expect(first.terms(in: .arabic).map(\.text) == ["حرب"])
    #expect(first.terms(in: .english).map(\.text) == ["war"])
  }

  @Test(
    "the Arabic column may come first",
    arguments: [
      "العربية,الانجليزية", "المصطلح;English", "المصطلح العربي,المصطلح الإنجليزي", "ar,en",
      "Arabic,English", "المصطلح,المقابل الأجنبي|x", "الكلمة,Meaning", "عربي,إنجليزي",
    ]
  )
  func understandsArabicFirst(header: String) throws {
    let semicolons = header.contains(";")
    let header = header.replacing("|x", with: "")
    let rows = semicolons ? Self.reversed.replacing(",", with: ";") : Self.reversed
    let content = try readGlossaryTable(header + "\n" + rows)
    let first = try #require(content.concepts.first)
    #expect(first.terms(in: .arabic).map(\.text) == ["حرب"])
    #expect(first.terms(in: .english).map(\.text) == ["war"])
    #expect(content.concepts.count == 2)
  }

  @Test(
    "a header of which one language is understood is refused, with what would be",
    arguments: [
      "Engleski,العربية", "en,Werte", "English,Foo", "العربية,Foo", "Term,Begriff", "English,Notes",
      "Arabic,Definition", "Term [en],Termin [xx]",
    ]
  )
  func refuses(header: String) throws {
    let error = try #require(throws: GlossaryFileError.self) {
      // Letters of one script, so that nothing tells the other language.
      try readGlossaryTable(header + "\nwar,Krieg\npeace,Frieden\n")
    }
    #expect(error.line == 1)
    #expect(error.asksForColumns)
    let name = header.split(separator: ",").first.map(String.init) ?? ""
    #expect(error.english.contains(name), "\(error.english)")
  }

  @Test(
    "a first row of words is data, whatever language their letters would be the code of",
    arguments: [
      "war\tحرب", "tax\tضريبة", "UN\tالأمم المتحدة", "al-Qaeda\tالقاعدة", "by-law\tلائحة داخلية",
      "no\tلا", "No\tلا", "is\tيكون", "he\tهو", "it\tهو", "my\tلي", "so\tإذن", "am\tأكون",
      "to\tإلى",
      "as\tمثل", "or\tأو", "Ref\tمرجع", "Def\tتعريف", "Src\tمصدر", "Tag\tوسم", "id\tهوية",
      "status\tحالة", "note\tملاحظة", "source\tمصدر", "English\tالإنجليزية", "Arabic\tالعربية",
      "Turkish\tتركي", "French\tالفرنسية", "word\tكلمة", "translation\tترجمة", "subject\tموضوع",
      "Irish\tإيرلندي", "definition\tتعريف", "name\tاسم",
    ]
  )
  func keepsFirstRows(row: String) throws {
    let content = try readGlossaryTable(row + "\nceasefire\tوقف إطلاق النار\ntruce\tهدنة\n")
    #expect(content.concepts.count == 3)
    let fields = row.split(separator: "\t").map(String.init)
    let first = try #require(content.concepts.first)
    #expect(first.terms(in: .english).map(\.text) == [fields[0]])
    #expect(first.terms(in: .arabic).map(\.text) == [fields[1]])
    // And the same where the user says the languages.
    let said = try readGlossaryTable(
      row + "\nceasefire\tوقف إطلاق النار\n",
      source: .english,
      target: .arabic
    )
    #expect(said.concepts.count == 2)
  }

  @Test(
    "columns beside the terms are no languages by accident, and what has no place is named",
    arguments: [
      ("No,English,Arabic,Ref,Def", [] as [String]), ("Tag,English,Arabic,Src,Note", ["Tag"]),
      ("#,English,Arabic,war,tax", ["war", "tax"]), ("م,English,Arabic,UN,is", ["UN", "is"]),
      ("Nr.,English,Arabic,Ref.,Def.", []), ("Nr.,en,ar,Bem.,Tag", ["Tag"]),
      ("№,EN,AR,Src.,Rem.", []), ("Sr. No.,English,Arabic,Cat,Tel", ["Cat", "Tel"]),
      ("Sl,en,ar,cat,per", ["cat", "per"]), ("Lfd. Nr.,Englisch,Arabisch,Fin,Bem.", ["Fin"]),
      ("S/N,English,Arabic,by-law,Notes", ["by-law"]), ("رقم,English,Arabic,so,or", ["so", "or"]),
    ]
  )
  func leavesOthersOut(header: String, ignored: [String]) throws {
    let content = try readGlossaryTable(
      header + "\n1,war,حرب,abc,fighting\n2,peace,سلام,abc,no fighting\n"
    )
    let first = try #require(content.concepts.first)
    let languages = Set(first.languages.map(\.language.description))
    #expect(languages.isSuperset(of: ["en", "ar"]))
    #expect(
      languages.subtracting(["en", "ar"]).isDisjoint(with: [
        "ref", "def", "src", "tag", "war", "tax", "un", "no", "nr", "id", "sr", "sl", "cat", "per",
        "fin",
      ])
    )
    for name in ignored where name != "is" && name != "so" && name != "or" {
      #expect(
        content.ignored.map(\.english).contains("column \"\(name)\""),
        "\(content.ignored.map(\.english))"
      )
    }
    // The number of a row is no part of what a concept is.
    let moved = try readGlossaryTable(header + "\n7,war,حرب,abc,fighting\n")
    #expect(moved.concepts.first?.identifier == first.identifier)
  }

  @Test(
    "a code is a language where its column has words",
    arguments: [
      ("en,ar,tr", "war,حرب,savaş", "tr"), ("eng,ara,tur", "war,حرب,savaş", "tr"),
      ("en,ar,sk", "war,حرب,vojna", "sk"), ("en,ar,tr", "war,حرب,12", nil),
      ("en,ar,fin", "war,حرب,sota", nil), ("English,Arabic,tr", "war,حرب,note", nil),
      ("English,Arabic,Turkish", "war,حرب,savaş", "tr"),
    ] as [(String, String, String?)]
  )
  func tellsCodes(header: String, row: String, language: String?) throws {
    let content = try readGlossaryTable(header + "\n" + row + "\n")
    let first = try #require(content.concepts.first)
    let languages = Set(first.languages.map(\.language.language.description))
    #expect(languages == Set(["en", "ar"] + (language.map { [$0] } ?? [])))
  }

  static let shapes: [TableCase] = [
    TableCase("a title row", "Glossary of the desk\nEnglish,Arabic\nwar,حرب\npeace,سلام\n"),
    TableCase(
      "two title rows and a blank",
      "Ministry\n2024,,\n\nNo,English,Arabic\n1,war,حرب\n2,peace,سلام\n"
    ),
    TableCase(
      "two rows of headings",
      "English,,Arabic,\nTerm,Definition,Term,Definition\nwar,fight,حرب,قتال\npeace,,سلام,\n"
    ),
    TableCase("headings over languages", "Term,,Notes\nEnglish,Arabic,\nwar,حرب,x\npeace,سلام,y\n"),
    TableCase(
      "headings twice, in both languages",
      "English,Arabic\nالإنجليزية,العربية\nwar,حرب\npeace,سلام\n"
    ),
    TableCase(
      "a term below the header that is a heading",
      "English,Arabic\nterm,مصطلح\nwar,حرب\n",
      ar: ["مصطلح"],
      en: ["term"]
    ),
    TableCase("Excel's line", "sep=;\nEnglish;Arabic\nwar;حرب\npeace;سلام\n"),
    TableCase(
      "Excel's line before a comma in a term",
      "sep=;\nEnglish;Arabic\nwar, the;حرب\npeace;سلام\n",
      en: ["war, the"]
    ),
    TableCase("a byte order mark", "\u{FEFF}English,Arabic\nwar,حرب\npeace,سلام\n"),
    TableCase("DeepL without a header", "war,حرب,en,ar\npeace,سلام,en,ar\n"),
    TableCase("DeepL, one row", "war,حرب,en,ar\n", concepts: 1),
    TableCase(
      "DeepL with the user's languages",
      "war,حرب,EN,AR\npeace,سلام,EN,AR\n",
      from: "en",
      to: "ar"
    ),
    TableCase(
      "OmegaT's first line",
      "# Glossary in tab-separated format -*- coding: utf-8 -*-\nwar\tحرب\npeace\tسلام\n"
    ),
    TableCase("another comment", "# exported on Monday\nEnglish\tArabic\nwar\tحرب\npeace\tسلام\n"),
    TableCase("numbers before the terms", "1,war,حرب\n2,peace,سلام\n"),
    TableCase("bars", "English|Arabic\nwar|حرب\npeace|سلام\n"),
    TableCase(
      "the user's columns",
      "x,y,z\nحرب,war,a\nسلام,peace,b\n",
      columns: "ar=1,en=2,note=3"
    ),
    TableCase("the user's columns without a header", "حرب,war\nسلام,peace\n", columns: "ar=1,en=2"),
    TableCase(
      "the user's columns and header",
      "a,b\nحرب,war\nسلام,peace\n",
      columns: "ar=1,en=2,header=1"
    ),
    TableCase(
      "the user's columns in Arabic",
      "حرب,war\nسلام,peace\n",
      columns: "العربية=١، الإنجليزية=٢"
    ),
    TableCase(
      "a term of the user's language",
      "Term,German,Arabic\nwar,Krieg,حرب\npeace,Frieden,سلام\n",
      from: "en",
      to: "ar"
    ),
    TableCase(
      "quotes in a table with tabs",
      "English\tArabic\n\"Storm\" operation\tعملية «العاصفة»\n5\" gun\tمدفع خمس بوصات\n",
      ar: ["عملية «العاصفة»"],
      en: ["\"Storm\" operation"]
    ),
    TableCase(
      "quoted fields in a table with tabs",
      "English\tArabic\n\"war\"\t\"حرب\"\n\"a \"\"b\"\"\"\tج\n"
    ),
    TableCase("commas in quotes", "\"English\",\"Arabic\"\n\"war\",\"حرب\"\n\"a, b\",\"ج\"\n"),
    TableCase("old line ends", "English,Arabic\rwar,حرب\rpeace,سلام\r"),
  ]

  @Test("tables of every shape give their concepts", arguments: shapes)
  func understandsShapes(shape: TableCase) throws {
    let content = try shape.read()
    #expect(content.concepts.count == shape.concepts)
    let first = try #require(content.concepts.first)
    #expect(first.terms(in: .arabic).map(\.text) == shape.arabic)
    #expect(first.terms(in: .english).map(\.text) == shape.english)
  }

  @Test(
    "columns that the user names wrongly are told",
    arguments: [
      ("ar=1", nil), ("ar", ".notAPair"), ("ar=x", ".notAColumn"), ("foo=1,ar=2", ".unknownName"),
      ("ar=1,en=1", ".sameColumn"), ("note=1", ".noLanguage"), ("ar=0", ".notAColumn"),
      ("", ".noLanguage"),
      ("ar=99999999999999999999,en=1", ".notAColumn"),
    ] as [(String, String?)]
  )
  func readsChoices(text: String, fault: String?) {
    var found: String?
    do throws(ColumnChoice.Fault) {
      _ = try ColumnChoice(text)
    } catch {
      found = ".\(error)".split(separator: "(").first.map(String.init)
    }
    #expect(found == fault)
  }

  @Test("a table of one language is an error unless it is asked for")
  func asksForOneLanguage() throws {
    let table = "en,definition\nwar,fighting\n"
    let error = try #require(throws: GlossaryFileError.self) { try readGlossaryTable(table) }
    #expect(error.asksForColumns)
    var options = GlossaryReadingOptions()
    options.allowsOneLanguage = true
    #expect(try readGlossaryTable(table, options: options).concepts.count == 1)
    options = GlossaryReadingOptions()
    options.columns = try ColumnChoice("en=1,definition=2")
    let content = try readGlossaryTable(table, options: options)
    #expect(content.concepts.map(\.definition) == ["fighting"])
  }

  @Test("columns that are exchanged are an error")
  func refusesExchangedColumns() throws {
    let error = try #require(throws: GlossaryFileError.self) {
      try readGlossaryTable("English,Arabic\nحرب,war\nسلام,peace\n")
    }
    #expect(error.english.contains("holds other letters"))
  }
}

import GlossaryFormats
import Model
import TestSupport
import Testing

/// A file as a tool exports it, by its documentation.
struct ToolCase: CustomTestStringConvertible, Sendable {
  let tool: String
  let file: String
  /// How many concepts it has.
  var count = 2
  /// The terms of the first concept.
  var english = ["ceasefire"]
  var arabic = ["وقف إطلاق النار"]
  /// What is left out.
  var ignored: [String] = []
  /// What else holds of the first concept.
  var check: @Sendable (ConceptEntry) -> Bool = { _ in true }

  var testDescription: String { tool }

  static let all: [ToolCase] = [
    ToolCase(tool: "DeepL", file: "ceasefire,وقف إطلاق النار,en,ar\nwar,حرب,en,ar\n"),
    ToolCase(tool: "DeepL, two columns with tabs", file: "ceasefire\tوقف إطلاق النار\nwar\tحرب\n"),
    ToolCase(
      tool: "Google, equivalent terms",
      file: "en,ar,pos,description\nceasefire,وقف إطلاق النار,noun,a stop\nwar,حرب,noun,\n",
      check: { $0.definition == "a stop" && $0.languages[0].terms[0].partOfSpeech == .noun }
    ),
    ToolCase(tool: "Google, one direction", file: "ceasefire,وقف إطلاق النار\nwar,حرب\n"),
    ToolCase(tool: "Amazon", file: "en,ar\nceasefire,وقف إطلاق النار\nwar,حرب\n"),
    ToolCase(tool: "Azure", file: "ceasefire\tوقف إطلاق النار\r\nwar\tحرب\r\n"),
    ToolCase(
      tool: "Crowdin",
      file: """
        Concept Definition,Concept Subject,Concept Note,Concept URL,Concept Figure,Term [en],Description [en],Part of Speech [en],Status [en],Type [en],Gender [en],Note [en],URL [en],Term [ar],Description [ar],Part of Speech [ar],Status [ar],Type [ar],Gender [ar],Note [ar],URL [ar]
        a stop,politics,of fighting,https://example.org/c,,ceasefire,,noun,preferred,full form,,,,وقف إطلاق النار,,noun,preferred,full form,masculine,,
        ,politics,,,,war,,noun,not recommended,,,,,حرب,,noun,obsolete,,feminine,,

        """,
      check: {
        $0.definition == "a stop" && $0.domain == "politics" && $0.note == "of fighting"
          && $0.languages[1].terms[0].gender == .masculine && $0.otherData.count == 1
      }
    ),
    ToolCase(
      tool: "OmegaT",
      file:
        "# Glossary in tab-separated format -*- coding: utf-8 -*-\nceasefire\tوقف إطلاق النار\tnot truce\nwar\tحرب\n",
      check: { $0.languages[1].terms[0].usageNote == "not truce" }
    ),
    ToolCase(
      tool: "OmegaT, CSV",
      file: "\"ceasefire\",\"وقف إطلاق النار\",\"not truce\"\n\"war\",\"حرب\",\"\"\n"
    ),
    ToolCase(
      tool: "MultiTerm",
      file:
        "Entry Number\tEntry:Subject\tEnglish\tEnglish:Definition\tEnglish:Status\tArabic\tArabic:Gender\n1\tpolitics\tceasefire\ta stop\tpreferred\tوقف إطلاق النار\tmasculine\n2\t\twar\t\tpreferred\tحرب\tfeminine\n",
      check: {
        $0.identifier == "1" && $0.domain == "politics" && $0.languages[0].definition == "a stop"
      }
    ),
    ToolCase(
      tool: "MultiTerm with synonyms (Glossary Converter)",
      file:
        "ID;English (United States);Arabic;Note\n1;ceasefire|cease-fire;وقف إطلاق النار;x\n2;war;حرب;\n",
      english: ["ceasefire", "cease-fire"]
    ),
    ToolCase(
      tool: "memoQ",
      file: """
        Entry_ID,Entry_Subject,Entry_Domain,Entry_ClientID,Entry_ProjectID,Entry_Created,Entry_Creator,Entry_LastModified,Entry_Modifier,Entry_Note,English_Def,English,Term_Info,Term_Example,Arabic_Def,Arabic,Term_Info,Term_Example
        0,politics,,,,2026-01-02,huda,2026-01-03,sami,check,a stop,ceasefire,CasePermissive,A ceasefire holds.,,وقف إطلاق النار,,
        1,politics,,,,,,,,,,war,,,,حرب,,

        """,
      ignored: ["Term_Info"],
      check: {
        $0.domain == "politics" && $0.languages[0].definition == "a stop"
          && $0.created?.person == "huda"
          && $0.languages[0].terms[0].context == "A ceasefire holds." && $0.note == "check"
      }
    ),
    ToolCase(
      tool: "TermWeb",
      file:
        "Concept ID\tSubject field\tTerm (English)\tStatus (English)\tTerm (Arabic)\tStatus (Arabic)\n12\tpolitics\tceasefire\tpreferred\tوقف إطلاق النار\tnotRecommended\n13\t\twar\tpreferred\tحرب\tpreferred\n",
      check: { $0.identifier == "12" && $0.languages[1].terms[0].status == .deprecated }
    ),
    ToolCase(
      tool: "WordPress",
      file:
        "en,ar,pos,description\n\"ceasefire\",\"وقف إطلاق النار\",\"noun\",\"a stop\"\n\"war\",\"حرب\",\"noun\",\"\"\n"
    ),
    ToolCase(
      tool: "a table of Wikipedia",
      file:
        "المصطلح الإنجليزي\tالمقابل العربي\tملاحظات\nceasefire\tوقف إطلاق النار\tx\nwar\tحرب\t\n",
      check: { $0.note == "x" }
    ),
    ToolCase(
      tool: "Phrase",
      file:
        "conceptId,conceptDefinition,conceptDomain,conceptSubdomain,conceptUrl,conceptNote,en,en_status,en_note,ar,ar_status,ar_note\n1,a stop,politics,,https://example.org,n,ceasefire,Approved,u,وقف إطلاق النار,New,\n2,,,,,,war,Approved,,حرب,Approved,\n",
      check: {
        $0.definition == "a stop" && $0.languages[0].terms[0].usageNote == "u"
          && $0.languages[1].terms[0].status == .admitted
      }
    ),
    ToolCase(
      tool: "Smartling",
      file:
        "Term [en-US],Definition,Part of Speech,Case Sensitive,Exact Match,Do Not Translate,Term [ar-SA],Notes [ar-SA]\nceasefire,a stop,Noun,FALSE,FALSE,FALSE,وقف إطلاق النار,x\nwar,,Noun,TRUE,FALSE,FALSE,حرب,\n",
      check: {
        $0.languages[0].language.description == "en-US" && $0.languages[0].terms[0].matching.isEmpty
          && !$0.isDoNotTranslate
      }
    ),
    ToolCase(
      tool: "SDL Trados, AutoSuggest list",
      file: "en-US,ar-SA\nceasefire,وقف إطلاق النار\nwar,حرب\n"
    ),
    ToolCase(
      tool: "Microsoft terminology",
      file:
        "\"Source Term\",\"Translation\",\"String Category\",\"Platform\",\"Product\",\"Version\"\n\"ceasefire\",\"وقف إطلاق النار\",\"UI\",\"Windows\",\"x\",\"1\"\n\"war\",\"حرب\",\"UI\",\"Windows\",\"x\",\"1\"\n",
      ignored: ["String Category", "Platform", "Product", "Version"]
    ),
    ToolCase(
      tool: "Excel in Arabic",
      file:
        "sep=;\r\nم;المصطلح بالعربية;المصطلح بالإنجليزية;التعريف;المجال;ملاحظات\r\n1;وقف إطلاق النار;ceasefire;توقف;سياسة;\r\n2;حرب;war;;;\r\n",
      check: { $0.domain == "سياسة" && $0.definition == "توقف" }
    ),
    ToolCase(
      tool: "LibreOffice",
      file: "\u{FEFF}الكلمة\tالترجمة\tالشرح\nceasefire\tوقف إطلاق النار\ta stop\nwar\tحرب\t\n",
      check: { $0.definition == "a stop" }
    ),
    ToolCase(
      tool: "a dictionary for students",
      file: "الرقم,الكلمة,المعنى\n1,ceasefire,وقف إطلاق النار\n2,war,حرب\n"
    ),
    ToolCase(
      tool: "Lokalise",
      file:
        "term;description;casesensitive;translatable;forbidden;tags;en;en_description;ar;ar_description\nceasefire;a stop;no;yes;no;;ceasefire;;وقف إطلاق النار;\nwar;;no;yes;yes;;war;;حرب;\n",
      ignored: ["term"],
      check: { !$0.isDoNotTranslate }
    ),
    ToolCase(
      tool: "Lokalise, a term that stays",
      file: "term;translatable;en;ar\nceasefire;no;ceasefire;وقف إطلاق النار\nwar;yes;war;حرب\n",
      ignored: ["term"],
      check: { $0.isDoNotTranslate }
    ),
    ToolCase(
      tool: "IATE, a term in each row",
      file:
        "E_ID|E_DOMAINS|L_CODE|T_TERM|T_TYPE|T_RELIABILITY\n7|POLITICS|en|ceasefire|Term|3\n7|POLITICS|ar|وقف إطلاق النار|Term|3\n8|LAW|en|war|Term|3\n8|LAW|ar|حرب|Term|2\n",
      ignored: ["T_TYPE", "T_RELIABILITY"],
      check: { $0.identifier == "7" && $0.domain == "POLITICS" }
    ),
    ToolCase(
      tool: "a term in each row, languages by name",
      file:
        "Concept ID,Language,Term,Status\n1,English,ceasefire,preferred\n1,Arabic,وقف إطلاق النار,preferred\n2,English,war,\n2,العربية,حرب,\n"
    ),
    ToolCase(
      tool: "Microsoft, languages by name",
      file:
        "Source Term,Translation,Source Language,Target Language,Definition\nceasefire,وقف إطلاق النار,English,Arabic,a stop\nwar,حرب,English,Arabic,\n",
      check: { $0.definition == "a stop" }
    ),
    ToolCase(
      tool: "UTX",
      file:
        "#UTX 1.11; en/ar; 2024-01-01T00:00:00Z\n#src\ttgt\tsrc:pos\ttgt:pos\tterm status\nceasefire\tوقف إطلاق النار\tnoun\tnoun\tapproved\nwar\tحرب\tnoun\tnoun\tprovisional\n",
      ignored: ["tgt:pos"],
      check: { $0.languages[0].terms[0].partOfSpeech == .noun }
    ),
    ToolCase(
      tool: "Wikidata",
      file:
        "item,itemLabel_en,itemLabel_ar\nhttp://example.org/Q1,ceasefire,وقف إطلاق النار\nhttp://example.org/Q2,war,حرب\n",
      ignored: ["item"]
    ),
    ToolCase(
      tool: "XTM, a status of its own",
      file:
        "Term ID,Definition,Domain,English (USA),Arabic,Status\n1,a stop,UN,ceasefire,وقف إطلاق النار,valid\n2,,UN,war,حرب,waiting\n",
      check: { $0.languages[0].terms[0].status == .preferred }
    ),
    ToolCase(
      tool: "Markdown",
      file:
        "| English | Arabic |\n| :--- | ---: |\n| ceasefire | وقف إطلاق النار |\n| war | حرب |\n"
    ),
    ToolCase(
      tool: "Crowdin, with lemmas",
      file:
        "Term [en],Lemma [en],Term [ar],Lemma [ar]\nceasefire,ceasefire,وقف إطلاق النار,وقف\nwar,war,حرب,حرب\n",
      ignored: ["Lemma [en]", "Lemma [ar]"]
    ),
    ToolCase(
      tool: "UNTERM",
      file:
        "Record ID,Subject,English,French,Arabic,Remarks\n1,PEACE,ceasefire,cessez-le-feu,وقف إطلاق النار,\n2,PEACE,war,guerre,حرب,\n",
      check: { $0.identifier == "1" && $0.domain == "PEACE" }
    ),
    ToolCase(
      tool: "Transifex",
      file:
        "term,pos,comment,translation_ar,comment_ar\nceasefire,Noun,x,وقف إطلاق النار,\nwar,Noun,,حرب,\n",
      check: { $0.note == "x" }
    ),
    ToolCase(
      tool: "POEditor",
      file:
        "Term,Part of speech,Description,ar,ar_description\nceasefire,noun,a stop,وقف إطلاق النار,\nwar,noun,,حرب,\n"
    ),
    ToolCase(
      tool: "Weblate",
      file:
        "\"source\",\"target\",\"context\",\"developer_comments\"\n\"ceasefire\",\"وقف إطلاق النار\",\"x\",\"\"\n\"war\",\"حرب\",\"\",\"\"\n"
    ),
    ToolCase(
      tool: "UNTERM",
      file:
        "Subject,English,Arabic,French,Remark\npolitics,ceasefire,وقف إطلاق النار,cessez-le-feu,x\n,war,حرب,guerre,\n",
      check: { $0.languages.count == 3 && $0.note == "x" }
    ),
    ToolCase(
      tool: "Interpreters' Help",
      file:
        "English;العربية;Category;Comments\nceasefire / truce;وقف إطلاق النار؛ هدنة;politics;\nwar;حرب;;\n",
      english: ["ceasefire", "truce"],
      arabic: ["وقف إطلاق النار", "هدنة"]
    ),
  ]
}

@Suite("Glossaries of other tools")
struct ToolTests {
  @Test("a file as the tool exports it is taken whole", arguments: ToolCase.all)
  func takesFiles(toolCase: ToolCase) throws {
    let content = try readGlossaryTable(
      toolCase.file,
      source: toolCase.tool == "Weblate" ? .english : nil,
      target: toolCase.tool == "Weblate" ? .arabic : nil
    )
    #expect(content.concepts.count == toolCase.count)
    #expect(content.rejections.isEmpty)
    let first = try #require(content.concepts.first)
    #expect(first.terms(in: .english).map(\.text) == toolCase.english)
    #expect(first.terms(in: .arabic).map(\.text) == toolCase.arabic)
    #expect(toolCase.check(first), "\(first)")
    for name in toolCase.ignored {
      #expect(content.ignored.map(\.english).contains("column \"\(name)\""))
    }
  }
}

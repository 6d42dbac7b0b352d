/// What headings without a language say, folded as `HeadingText` folds: words in small letters
/// without spaces, Arabic ones without the article.
let headingNameTable: [(meaning: HeadingMeaning, names: String)] = [
  (
    .term,
    """
    term terms word words keyword headword headterm expression phrase entry lemma termtext maintern name title \
    mainterm preferredterm originalterm original preferred label labels itemlabel designation \
    terminology tterm \
    مصطلح مصطلحات كلمه كلمات مفرده مفردات لفظ عباره مدخل اصل نصاصلي مصطلحاصلي مفضل مصطلحمفضل تسميه اسم
    """
  ),
  (
    .translation,
    """
    translation translations equivalent equivalents counterpart translated translatedterm targettext \
    ترجمه ترجمات مقابلاجنبي مصطلحاجنبي ترجمهاجنبيه مقابل مقابلات مكافئ نظير مرادفاجنبي ترجمهمصطلح مصطلحمترجم مصطلحمقابل نصمترجم ترجمهمقترحه
    """
  ),
  (.source, "source sourcestring sourceterm sourcetext src srcterm مصطلحمصدر نصمصدر"),
  (.target, "target targetstring targetterm tgt tgtterm trg مصطلحهدف نصهدف هدف"),
  (
    .sourceLanguage,
    "sourcelang sourcelanguage srclang sourcelocale srclocale sourcelangcode sourcelanguagecode لغهمصدر"
  ),
  (
    .targetLanguage,
    "targetlang targetlanguage tgtlang targetlocale tgtlocale trglang targetlangcode targetlanguagecode لغههدف"
  ),
  (
    .definition,
    """
    definition definitions def defs description descriptions desc descr explanation gloss conceptdefinition \
    تعريف تعريفات وصف شرح تفسير توضيح بيان
    """
  ),
  (.meaning, "meaning meanings sense معنى معني دلاله"),
  (
    .note,
    """
    note notes comment comments translatorcomments developercomments remark remarks rem usagenote usagenotes additionalinformation \
    information bem bemerkung bemerkungen anmerkung anmerkungen kommentar remarque remarques \
    ملاحظه ملاحظات ملحوظه ملحوظات تعليق تعليقات هامش هوامش معلومات معلوماتاضافيه
    """
  ),
  (
    .domain,
    """
    domain domains edomain edomains cat subject subjects subjectfield field fieldofuse category categories topic topics area \
    subjectarea theme sector discipline \
    مجال مجالات موضوع تخصص حقل فئه تصنيف قسم باب قطاع ميدان
    """
  ),
  (.customer, "customer client clientid clientname customersubset عميل زبون"),
  (
    .status,
    "status termstatus usagestatus usage administrativestatus approval state حاله حالهمصطلح وضع"
  ),
  (
    .partOfSpeech,
    "pos srcpos partofspeech wordclass grammaticalcategory قسمكلام نوعكلمه اقسامكلام صنفكلمه"
  ),
  (.gender, "gender genus grammaticalgender جنس مذكرمؤنث"),
  (.type, "type termtype نوعمصطلح"),
  (
    .context,
    "context example examples exampleofuse usageexample sample sentence contextexample termexample سياق مثال امثله جملهمثال شاهد"
  ),
  (
    .reference,
    "reference references ref refs provenance sourceofterm مرجع مراجع مصدر مصادر مصدرمصطلح"
  ),
  (
    .identifier,
    """
    id identifier stringid concept conceptid entryid termid uid guid uuid key entrynumber entryno \
    conceptnumber termbaseid eid recordid recordno recordnumber معرف معرفمصطلح
    """
  ),
  (
    .rowNumber,
    """
    no nr number num serial serialno serialnumber sn index row rowno rownumber order sl slno sr srno \
    # № count nummer lfd lfdnr numéro numero n° ser serno \
    line رقم م ت مسلسل تسلسل رقمتسلسلي عدد ر.م
    """
  ),
  (.link, "url urls link links uri web webpage website hyperlink conceptlink رابط روابط وصله موقع"),
  (
    .doNotTranslate,
    "dnt donottranslate nottranslated untranslatable nontranslatable لايترجم لاتترجم"
  ),
  (
    .created,
    "created createdat createdon creationdate dateadded createddate date تاريخ تاريخانشاء تاريخاضافه"
  ),
  (.translatable, "translatable istranslatable"),
  (.rowLanguage, "language lang languagecode langcode lcode locale localecode لغه رمزلغه"),
  (.createdBy, "createdby creator author addedby entrycreator مؤلف منشئ"),
  (
    .modified,
    "modified modifiedat modifiedon lastmodified updated updatedat lastupdated modificationdate lastmodifieddate تاريختعديل"
  ),
  (.modifiedBy, "modifiedby modifier updatedby editor lastmodifiedby معدل"),
  (
    .synonyms,
    """
    synonym synonyms variant variants variation variations alternative alternatives alias aliases \
    alsoknownas othernames alternativeterm alternativeterms admitted admittedterm admittedterms \
    مرادف مرادفات بديل بدائل صيغهاخرى صيغاخرى تسمياتاخرى مصطلحبديل
    """
  ),
  (
    .acronym,
    "acronym acronyms abbreviation abbreviations abbr abbrev initialism initials shortform اختصار اختصارات مختصر"
  ),
  (.forms, "plural plurals plurals forms inflections inflectedforms جمع صيغهجمع جموع"),
  (
    .forbidden,
    "forbiddenterm forbiddenterms donotuse bannedterm prohibited مصطلحمحظور محظور مصطلحاتمحظوره ممنوع"
  ),
  (
    .deprecated,
    "deprecated deprecatedterm deprecatedterms avoid notrecommended nonpreferred مهجور غيرمستحسن"
  ),
  (.isForbidden, "forbidden isforbidden banned"),
  (.caseSensitive, "casesensitive iscasesensitive matchcase"),
  (.exactMatch, "exactmatch isexactmatch exact"),
]

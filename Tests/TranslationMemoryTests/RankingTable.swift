import Testing

/// One row: which of two stored segments is the better match for a query, and why.
struct RankingCase: CustomTestStringConvertible, Sendable {
  let query: String
  let better: String
  let worse: String
  let why: String

  init(_ query: String, better: String, worse: String, _ why: String) {
    self.query = query
    self.better = better
    self.worse = worse
    self.why = why
  }

  var testDescription: String { "\(query): \(why)" }
}

let arabicRankings: [RankingCase] = [
  RankingCase(
    "هل تريد حذف هذا الملف؟",
    better: "هل تريد حذف هذه اللوحة؟",
    worse: "هل تريد فعلا حذف هذا المجلد؟",
    "a demonstrative that agrees with another noun is less than a word more"
  ),
  RankingCase(
    "قال الوزير الذي استقال",
    better: "قالت الوزيرة التي استقالت",
    worse: "قال السفير إنه استقال",
    "a relative pronoun agrees like a verb"
  ),
  RankingCase(
    "وصل الوزير إلى القاهرة",
    better: "ووصل الوزير إلى القاهرة",
    worse: "وصل الرئيس إلى القاهرة",
    "و is less than another noun"
  ),
  RankingCase(
    "وصل وزير الخارجية",
    better: "وصل الوزير الخارجية",
    worse: "وصل سفير الخارجية",
    "an article on a noun that begins with و"
  ),
  RankingCase(
    "قال الرئيس للصحفيين",
    better: "قال رئيس للصحفيين",
    worse: "قال المدير للصحفيين",
    "an article more or less"
  ),
  RankingCase(
    "أكد الرئيس دعمه للشعب",
    better: "أكد الرئيس دعمها للشعب",
    worse: "أكد الرئيس رفضه للشعب",
    "another pronoun"
  ),
  RankingCase(
    "عقدت اللجنة اجتماعا",
    better: "عقدت لجنة اجتماعا",
    worse: "عقدت الشركة اجتماعا",
    "a noun that begins with ل"
  ),
  RankingCase(
    "قدم تقريرا للجنة",
    better: "قدم تقريرا لجنة",
    worse: "قدم تقريرا للمجلس",
    "لل before a noun that begins with ل"
  ),
  RankingCase(
    "استقبل الوزراء",
    better: "استقبل الوزراء،",
    worse: "استقبل السفراء",
    "punctuation is less than a word"
  ),
  RankingCase(
    "رفض المهندسون العرض",
    better: "رفض المهندسين العرض",
    worse: "رفض المعلمون العرض",
    "case of a sound plural"
  ),
  RankingCase(
    "رفض المهندسون العرض",
    better: "رفض المهندسين العرض",
    worse: "رفض المهندس العرض",
    "case is less than number"
  ),
  RankingCase(
    "رفض المهندس العرض",
    better: "رفض المهندسان العرض",
    worse: "رفض المعلم العرض",
    "the dual is a form of the noun"
  ),
  RankingCase(
    "زار المدينة أمس",
    better: "زار مدينته أمس",
    worse: "زار القرية أمس",
    "ة before a pronoun is ت"
  ),
  RankingCase(
    "هذه سياسة جديدة",
    better: "هذا سياسة جديد",
    worse: "هذه سياسة قديمة جدا",
    "gender of an adjective"
  ),
  RankingCase(
    "سياسة الحكومة",
    better: "سياسات الحكومة",
    worse: "سياسية الحكومة",
    "a plural is a form, an adjective of relation another word"
  ),
  RankingCase(
    "زار مصر",
    better: "وزار مصر",
    worse: "زار مصري",
    "an adjective of relation is another word"
  ),
  RankingCase(
    "نشر الأعلام في الساحة",
    better: "نشر أعلام في الساحة",
    worse: "نشر الإعلام في الساحة",
    "hamza above against hamza below is another word"
  ),
  RankingCase(
    "نشر الاعلام في الساحة",
    better: "نشر الأعلام في الساحة",
    worse: "نشر الأخبار في الساحة",
    "a bare alef agrees with both hamzas"
  ),
  RankingCase(
    "المسؤول عن الملف",
    better: "المسئول عن الملف",
    worse: "المشرف عن الملف",
    "the seat of a hamza is spelling"
  ),
  RankingCase(
    "المسؤول عن الملف",
    better: "المسئول عن الملف",
    worse: "والمسؤول عن الملف",
    "spelling is less than a clitic"
  ),
  RankingCase(
    "في المدرسة الجديدة",
    better: "في المدرسه الجديدة",
    worse: "في المدارس الجديدة",
    "ه for ة is spelling"
  ),
  RankingCase(
    "مُحَمَّد في البيت",
    better: "محمد في البيت",
    worse: "أحمد في البيت",
    "vowel signs are free"
  ),
  RankingCase(
    "محمد في البيت",
    better: "محـــمد في البيت",
    worse: "محمد في بيت",
    "tatweel is free"
  ),
  RankingCase(
    "قتل ٥ جنود",
    better: "قتل 5 جنود",
    worse: "قتل 6 جنود",
    "digits of both kinds are equal"
  ),
  RankingCase(
    "قتل 5 جنود",
    better: "قتل 6 جنود",
    worse: "قتل أربعة جنود",
    "another number is less than another word"
  ),
  RankingCase(
    "قتل 5 جنود",
    better: "قتل 6 جنود",
    worse: "قتل 6 ضباط",
    "a number, or a number and a noun"
  ),
  RankingCase(
    "بلغ 2.5 مليون",
    better: "بلغ ٢٫٥ مليون",
    worse: "بلغ 25 مليون",
    "decimal separators are equal"
  ),
  RankingCase(
    "أعلن الوزير القرار",
    better: "يعلن الوزير القرار",
    worse: "رفض الوزير القرار",
    "tense of a verb of form IV"
  ),
  RankingCase(
    "تعلن الوزارة القرار",
    better: "يعلن الوزارة القرار",
    worse: "تنشر الوزارة القرار",
    "person of a verb"
  ),
  RankingCase(
    "سيعلن الوزير القرار",
    better: "يعلن الوزير القرار",
    worse: "سينشر الوزير القرار",
    "the future س is a clitic"
  ),
  RankingCase(
    "وسيعلن الوزير القرار",
    better: "سيعلن الوزير القرار",
    worse: "وسينشر الوزير القرار",
    "و before the future"
  ),
  RankingCase(
    "قالت الوزارة أمس",
    better: "قال الوزارة أمس",
    worse: "نفت الوزارة أمس",
    "gender of a verb"
  ),
  RankingCase(
    "قالوا للصحافة أمس",
    better: "قال للصحافة أمس",
    worse: "نفى للصحافة أمس",
    "number of a verb"
  ),
  RankingCase(
    "وفي هذا السياق",
    better: "في هذا السياق",
    worse: "عن هذا السياق",
    "و before a particle"
  ),
  RankingCase(
    "فقد وصل الوفد",
    better: "وقد وصل الوفد",
    worse: "لم وصل الوفد",
    "ف for و before a particle"
  ),
  RankingCase(
    "من أجل السلام",
    better: "ومن أجل السلام",
    worse: "عن أجل السلام",
    "و before من"
  ),
  RankingCase(
    "بالكتاب الجديد",
    better: "كتاب الجديد",
    worse: "بالقلم الجديد",
    "ب and the article"
  ),
  RankingCase(
    "كتاب جديد للأطفال",
    better: "كتابا جديدا للأطفال",
    worse: "قلم جديد للأطفال",
    "the accusative costs little, twice too"
  ),
  RankingCase(
    "كتب جديدة للأطفال",
    better: "كتبهم جديدة للأطفال",
    worse: "صور جديدة للأطفال",
    "a pronoun on a short noun that begins with ك"
  ),
  RankingCase(
    "وقف إطلاق النار",
    better: "لوقف إطلاق النار",
    worse: "بدء إطلاق النار",
    "a preposition before a noun that begins with و"
  ),
  RankingCase(
    "وقف إطلاق النار",
    better: "وَقْفِ إطلاقِ النار",
    worse: "لوقف إطلاق النار",
    "vowel signs are less than a preposition"
  ),
  RankingCase(
    "ألمانيا وفرنسا",
    better: "المانيا وفرنسا",
    worse: "إيطاليا وفرنسا",
    "a name that begins as with an article"
  ),
  RankingCase(
    "الالتزام بالاتفاق",
    better: "التزام بالاتفاق",
    worse: "العمل بالاتفاق",
    "a noun that begins as with an article"
  ),
  RankingCase(
    "إلغاء القرار",
    better: "وإلغاء القرار",
    worse: "تنفيذ القرار",
    "a noun that begins with إل"
  ),
  RankingCase(
    "مستوى الأسعار اليوم",
    better: "مستواها الأسعار اليوم",
    worse: "هبوط الأسعار اليوم",
    "ى is ا before a pronoun"
  ),
  RankingCase(
    "المفاوضات بين البلدين",
    better: "والمفاوضات بين البلدين",
    worse: "المحادثات بين البلدين",
    "و before the article"
  ),
  RankingCase(
    "مفاوضات السلام",
    better: "المفاوضات السلام",
    worse: "مفاوض السلام",
    "an article is less than number"
  ),
  RankingCase(
    "كبيرة جدا",
    better: "كبير جدا",
    worse: "صغيرة جدا",
    "an adjective that begins with ك"
  ),
  RankingCase(
    "بيت جديد هنا",
    better: "البيت جديد هنا",
    worse: "قصر جديد هنا",
    "a noun that ends in ت"
  ),
  RankingCase(
    "وقت طويل هنا",
    better: "الوقت طويل هنا",
    worse: "شهر طويل هنا",
    "a short noun between و and ت"
  ),
  RankingCase(
    "كلمة الرئيس أمس",
    better: "وكلمة الرئيس أمس",
    worse: "زيارة الرئيس أمس",
    "ة behind a short base"
  ),
  RankingCase(
    "كلمة الرئيس أمس",
    better: "كلمته الرئيس أمس",
    worse: "زيارة الرئيس أمس",
    "ة becomes ت behind a short base"
  ),
  RankingCase(
    "كلمة الرئيس أمس",
    better: "كلمات الرئيس أمس",
    worse: "زيارة الرئيس أمس",
    "the plural of a short base"
  ),
  RankingCase(
    "الحكومة اللبنانية",
    better: "الحكومة اللبنانية الجديدة",
    worse: "الجيش اللبنانية الجديدة",
    "one word more, or one more and another one"
  ),
  RankingCase(
    "لبنان وسوريا",
    better: "ولبنان وسوريا",
    worse: "العراق وسوريا",
    "a name that ends as a dual does"
  ),
  RankingCase(
    "فلسطين أولا",
    better: "لفلسطين أولا",
    worse: "الأردن أولا",
    "a name that ends as a plural does"
  ),
  RankingCase(
    "مهندسو الشركة",
    better: "مهندسي الشركة",
    worse: "عمال الشركة",
    "case before a genitive"
  ),
  RankingCase(
    "مهندسو الشركة",
    better: "مهندسون الشركة",
    worse: "عمال الشركة",
    "state of a sound plural"
  ),
  RankingCase(
    "رئيس مجلس الأمن",
    better: "رئيس مجلس الأمن!",
    worse: "رئيس مجلس أمن",
    "a mark is less than an article"
  ),
  RankingCase(
    "هل وصل؟",
    better: "هل وصل?",
    worse: "هل وصل!",
    "both question marks are equal"
  ),
  RankingCase(
    "«وصل» اليوم",
    better: "\"وصل\" اليوم",
    worse: "(وصل) اليوم",
    "quotation marks are equal"
  ),
  RankingCase(
    "وصل، ثم ذهب",
    better: "وصل, ثم ذهب",
    worse: "وصل؛ ثم ذهب",
    "both commas are equal"
  ),
  RankingCase(
    "ضرب زيد عمرا في السوق",
    better: "ضرب زيد عمرا في سوق",
    worse: "ضرب عمرو زيدا في السوق",
    "words in another order"
  ),
  RankingCase(
    "لوقف القتال في المدينة",
    better: "وقف القتال في المدينة",
    worse: "القتال في المدينة",
    "a preposition less is less than a word less"
  ),
  RankingCase(
    "الدول العربية",
    better: "دول عربية",
    worse: "الدول الغربية",
    "definiteness twice, or one word"
  ),
  RankingCase(
    "وزارة الخارجية",
    better: "الوزارة الخارجية",
    worse: "إدارة الخارجية",
    "an article on a noun that begins with و and ends with ة"
  ),
  RankingCase(
    "وصل الوزراء إلى القاهرة",
    better: "وصل الوزير إلى القاهرة",
    worse: "وصل السفير إلى القاهرة",
    "a broken plural is a form of its singular"
  ),
  RankingCase(
    "وصل الوزير إلى القاهرة",
    better: "وصل وزراء إلى القاهرة",
    worse: "وصل السفراء إلى القاهرة",
    "a broken plural without the article"
  ),
  RankingCase(
    "قرأ الكتاب في المكتبة",
    better: "قرأ كتبه في المكتبة",
    worse: "قرأ رسائله في المكتبة",
    "a broken plural with a pronoun"
  ),
  RankingCase(
    "دول المنطقة",
    better: "دولة المنطقة",
    worse: "مدن المنطقة",
    "a broken plural of a noun with ة"
  ),
  RankingCase(
    "القرارات الدولية",
    better: "القرارات الدولي",
    worse: "القرارات الدول",
    "an adjective of relation is no form of the plural"
  ),
  RankingCase(
    "أحد الشوارع الرئيسية",
    better: "أحد شوارع الرئيسية",
    worse: "أحد الشارع الرئيسية",
    "definiteness is less than number"
  ),
  RankingCase(
    "السيارة الحمراء أمام البيت",
    better: "السيارة الأحمر أمام البيت",
    worse: "السيارة الجديدة أمام البيت",
    "the feminine of a colour"
  ),
  RankingCase(
    "حقوق الإنسان في العالم",
    better: "حق الإنسان في العالم",
    worse: "واجبات الإنسان في العالم",
    "a short broken plural"
  ),
  RankingCase(
    "زار مدن الشمال",
    better: "زار مدينتي الشمال",
    worse: "زار قرى الشمال",
    "a dual of a noun with a broken plural"
  ),
  RankingCase(
    "أسعار النفط",
    better: "سعر النفط",
    worse: "أسهم النفط",
    "a plural that begins with أ"
  ),
  RankingCase(
    "لأسباب صحية",
    better: "لسبب صحية",
    worse: "لأغراض صحية",
    "a preposition before both"
  ),
]

let englishRankings: [RankingCase] = [
  RankingCase(
    "The minister said so",
    better: "the Minister said so",
    worse: "The ministers said so",
    "letter case is free"
  ),
  RankingCase(
    "The minister said so",
    better: "The ministers said so",
    worse: "The president said so",
    "a plural is less than another noun"
  ),
  RankingCase(
    "The minister's office",
    better: "The minister office",
    worse: "The ministers office",
    "a possessive is less than a plural"
  ),
  RankingCase(
    "He visits Cairo",
    better: "He visited Cairo",
    worse: "He left Cairo",
    "tense is less than another verb"
  ),
  RankingCase(
    "He is visiting Cairo",
    better: "He is visited Cairo",
    worse: "He is leaving Cairo",
    "a participle"
  ),
  RankingCase(
    "They stopped talks",
    better: "They stop talks",
    worse: "They began talks",
    "a doubled consonant"
  ),
  RankingCase(
    "They called him",
    better: "They call him",
    worse: "They found him",
    "a consonant that is double anyway"
  ),
  RankingCase(
    "The parties agreed",
    better: "The party agreed",
    worse: "The sides agreed",
    "y and ies"
  ),
  RankingCase(
    "The men arrived",
    better: "The man arrived",
    worse: "The women arrived",
    "an irregular plural"
  ),
  RankingCase(
    "The children arrived",
    better: "The child arrived",
    worse: "The soldiers arrived",
    "children"
  ),
  RankingCase(
    "Do you want to delete these files?",
    better: "Do you want to delete this file?",
    worse: "Do you want to delete the files?",
    "this and these"
  ),
  RankingCase("He went home", better: "He goes home", worse: "He ran home", "an irregular verb"),
  RankingCase("It was good", better: "It is good", worse: "It looks good", "forms of be"),
  RankingCase(
    "The crises deepen",
    better: "The crisis deepens",
    worse: "The wounds deepen",
    "crisis, and a third person"
  ),
  RankingCase(
    "Five soldiers, he said",
    better: "Five soldiers he said",
    worse: "Five soldier, he said",
    "a comma is less than a plural"
  ),
  RankingCase(
    "5 soldiers died",
    better: "6 soldiers died",
    worse: "five soldiers died",
    "another number is less than another word"
  ),
  RankingCase(
    "5 soldiers died",
    better: "٥ soldiers died",
    worse: "6 soldiers died",
    "digits of both kinds are equal"
  ),
  RankingCase(
    "1,000 soldiers",
    better: "1000 soldiers",
    worse: "10000 soldiers",
    "separators of thousands are free"
  ),
  RankingCase(
    "The U.S. army",
    better: "The US army",
    worse: "The UK army",
    "full stops in acronyms"
  ),
  RankingCase("café open", better: "cafe open", worse: "cafes open", "diacritics are free"),
  RankingCase(
    "states of emergency",
    better: "state of emergency",
    worse: "statement of emergency",
    "a derived word is another word"
  ),
  RankingCase(
    "good news today",
    better: "good news, today",
    worse: "good new today",
    "news is no plural"
  ),
  RankingCase("Save the file", better: "Save the files", worse: "Save the folder", "a plural"),
  RankingCase(
    "Save the file",
    better: "Save this file",
    worse: "Save this folder",
    "one word or two words"
  ),
  RankingCase(
    "Open the file menu",
    better: "Open the menu",
    worse: "Open menu",
    "one word less or two"
  ),
  RankingCase(
    "Are you sure?",
    better: "Are you sure!",
    worse: "Are you ready?",
    "a mark is less than a word"
  ),
  RankingCase(
    "\u{201C}Yes\u{201D}, he said",
    better: "\"Yes\", he said",
    worse: "(Yes), he said",
    "quotation marks are equal"
  ),
  RankingCase("cease-fire talks", better: "cease fire talks", worse: "cease talks", "a hyphen"),
  RankingCase(
    "The talks resume",
    better: "The talks resumed",
    worse: "The talk resumed",
    "one inflection or two"
  ),
  RankingCase("He denied it", better: "He denies it", worse: "He said it", "ied and ies"),
  RankingCase("using the tool", better: "use the tool", worse: "buying the tool", "a silent e"),
  RankingCase("glass doors", better: "glasses doors", worse: "wooden doors", "es behind ss"),
  RankingCase(
    "He takes part in the talks in Paris",
    better: "He took part in talks in Paris",
    worse: "He took leave in the talks in Rome",
    "forms against words"
  ),
  RankingCase(
    "The women voted",
    better: "The woman voted",
    worse: "The children voted",
    "an irregular plural against another noun"
  ),
  RankingCase(
    "He wrote the report",
    better: "He writes the report",
    worse: "He reads the report",
    "a strong verb"
  ),
  RankingCase(
    "three mice ran",
    better: "three mouse ran",
    worse: "three cats ran",
    "an irregular plural with other letters"
  ),
  RankingCase(
    "The countries' leaders",
    better: "The country's leaders",
    worse: "The leaders of companies",
    "possessives of both numbers"
  ),
  RankingCase(
    "He went home",
    better: "He goes home",
    worse: "He stays home",
    "a verb with another stem"
  ),
  RankingCase(
    "The children's rights",
    better: "The child's rights",
    worse: "The workers' rights",
    "an irregular plural with a possessive"
  ),
  RankingCase(
    "The committee met on 5 May",
    better: "The committee met on 6 May",
    worse: "The committee met on Monday",
    "a date is less than a word"
  ),
  RankingCase(
    "He resigned, sources said",
    better: "He resigned sources said",
    worse: "He resigned, officials said",
    "a comma less"
  ),
]

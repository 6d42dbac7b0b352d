/// What an English and an Arabic text say both, and the values that a reader sees in each.
struct ValueCase: Sendable {
  let english: String
  let arabic: String
  let values: [String]

  init(_ english: String, _ arabic: String, _ values: String...) {
    self.english = english
    self.arabic = arabic
    self.values = values
  }
}

enum ValueTable {
  static let rows: [ValueCase] = [
    // Decades and centuries.
    .init("in the 1930s", "في ثلاثينيات القرن العشرين", "1930s"),
    .init("in the 1880s", "في ثمانينيات القرن التاسع عشر", "1880s"),
    .init("in the 90s", "في التسعينيات", "1990s"),
    .init("in the nineties", "في تسعينات القرن الماضي", "1990s"),
    .init("in the 1980s", "في الثمانينات", "1980s"),
    .init("since the 19th century", "منذ القرن التاسع عشر", "19"),
    .init("the nineteenth century", "القرن التاسع عشر", "19"),
    .init("the 20th century", "القرن العشرين", "20"),
    .init("in the 2nd century", "في القرن الثاني", "2"),
    .init("a man in his 50s", "رجل في الخمسينيات من عمره", "50"),
    // Ordinals.
    .init("his 34th start", "للمرة الرابعة والثلاثين", "34"),
    .init("a Category 4 storm", "عاصفة من الفئة الرابعة", "4"),
    .init("the third time", "المرة الثالثة", "3"),
    .init("the twelfth edition", "النسخة الثانية عشرة", "12"),
    .init("aged 13", "في سن الثالثة عشر", "13"),
    .init("the 50th anniversary", "الذكرى الخمسين", "50"),
    .init("Louis XVI", "لويس السادس عشر", "16"),
    .init("a Phase III trial", "تجربة من المرحلة الثالثة", "3"),
    .init("Third, the limits", "ثالثا، الحدود", "3"),
    // Words on either side, and duals of what is measured.
    .init("fifty-eight percent", "58٪", "58%"),
    .init("eleven kph", "11 كم", "11"),
    .init("two dozen men", "24 رجلا", "24"),
    .init("11 books", "أحد عشر كتابًا", "11"),
    .init("200 soldiers", "مئتي جندي", "200"),
    .init("half a billion", "نصف مليار", "500000000"),
    .init("five percent", "خمسة في المئة", "5%"),
    .init("1.5 million", "مليونا ونصف", "1500000"),
    .init("1.2 million people", "مليون و200 ألف شخص", "1200000"),
    .init("3,500 people", "3 آلاف و500 شخص", "3500"),
    .init("11,600 people", "11 ألفا و600 شخص", "11600"),
    .init("40,500 people", "40 ألفا و500 شخص", "40500"),
    .init("between 20 and 30 million", "بين 20 و30 مليون", "20000000", "30000000"),
    .init("worth US$ 3m", "بقيمة 3 ملايين دولار", "3000000 USD"),
    .init("an eight-year term", "ولاية مدتها 8 سنوات", "8"),
    .init("the last 3 months", "الأشهر الثلاثة الماضية", "3"),
    .init("for ten years", "لمدة 10 سنوات", "10"),
    .init("a 2-hour talk", "محادثة استمرت ساعتين", "2"),
    .init("for two hours", "لساعتين", "2"),
    .init("two to five days", "بين يومين وخمسة أيام", "2", "5"),
    .init("a 1.5 hour drive", "ساعة ونصف بالسيارة", "1.5"),
    .init("three and a half years", "ثلاث سنوات ونصف", "3.5"),
    .init("a dozen men", "اثنا عشر رجلا", "12"),
    .init("a thousand men", "ألف رجل", "1000"),
    .init("one hundred and twenty-five cars", "مئة وخمس وعشرون سيارة", "125"),
    .init("two thousand and eleven men", "ألفان وأحد عشر رجلا", "2011"),
    .init("four of seven", "أربع من أصل سبع", "4", "7"),
    // Dates.
    .init("in January", "في يناير", "--01"),
    .init("by January", "بحلول كانون الثاني", "--01"),
    .init("November's talks", "محادثات نوفمبر", "--11"),
    .init("13 October 2024", "13 أكتوبر تشرين أول 2024", "2024-10-13"),
    .init("October 7", "السابع من تشرين الأول", "--10-07"),
    .init("September 24, 1759", "24 أيلول 1759", "1759-09-24"),
    .init("June to August 2010", "ما بين حزيران وآب من عام 2010", "--06", "2010-08"),
    .init("the second half of March", "النصف الثاني من شهر مارس", "--03"),
    .init("in 2013 dollars", "بسعر الدولار في عام 2013", "2013"),
    // Hours.
    .init("at 5am", "الساعة الخامسة صباحا", "05:00"),
    .init("at six in the morning", "الساعة السادسة صباحا", "06:00"),
    .init("at 10 o'clock this morning", "الساعة 10 صباح اليوم", "10:00"),
    .init("speaks at 23.45.", "يتحدث الساعة 23:45", "23:45"),
    .init("at 10:30 pm", "الساعة 10:30 مساء", "22:30"),
    .init("at 10.30am", "الساعة 10:30 صباحا", "10:30"),
    // Separators and signs.
    .init("1,200 people", "1.200 شخص", "1200"),
    .init("the level is 2.5", "المستوى 5ر2", "2.5"),
    .init("up 3.9%", "بنسبة 9ر3%", "3.9%"),
    .init("about 628.1 km", "نحو 628،1 كم", "628.1"),
    .init("some 42.000 participants", "نحو 42000 مشارك", "42000"),
    .init("fell to -5%", "انخفض إلى \u{200E}-5%", "-5%"),
    .init("390 commitments", "بـ 390 التزاما", "390"),
    .init("all 12 of his players", "لاعبيه الـ 12", "12"),
    .init("34 alarms", "ب34 إنذارا", "34"),
    // Amounts and ranges.
    .init("CA$275 million", "275 مليون دولار كندي", "275000000 CAD"),
    .init("1,200 euros", "1 200 يورو", "1200 EUR"),
    .init("five trillion rials", "خمسة تريليونات ريال", "5000000000000 riyal"),
    .init("20-25%", "20-25%", "20%", "25%"),
    .init("the 2017–18 season", "موسم 2017-2018", "2017", "2018"),
    .init("Under-14 team", "فريق ما تحت 14 عاما", "14"),
    .init("two years old", "في الثانية من عمرها", "2"),
    .init("1894-1962", "١٨٩٤-١٩٦٢", "1894", "1962"),
    // Names with digits, measures with powers.
    .init("A1GP and HER2", "إم 23"),
    .init("COVID-19", "كوفيد 19"),
    .init("an Il-76", "طائرة إي إل-76"),
    .init("2.2 million km2", "2.2 مليون كم2", "2200000"),
    .init("interleukin-6", "الإنترلوكين-6"),
  ]

  /// Words that are numbers in other texts.
  static let none: [(text: String, isArabic: Bool)] = [
    ("لست سعيدا", true), ("خمس السكان", true), ("السبع في الغابة", true), ("ألّف كتابا", true),
    ("الذي ألف رائعتين", true), ("مئات القتلى", true), ("عشرات الآلاف", true),
    ("سارس ومارس", true), ("لويجي دي مايو", true), ("one of them", false),
    ("a third of the men", false), ("at Six Flags", false), ("Theresa May said", false),
    ("thousands of people", false), ("nineteen forty-five", false), ("IV fluids", false),
  ]
}

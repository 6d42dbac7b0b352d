/// The names by which headings call languages: the code, then names in English, in the language
/// itself and in Arabic, folded as `HeadingText` folds, without the article.
let languageNameTable: [(code: String, names: String)] = [
  ("ar", "arabic arabe arabisch عربي عربيه عرب"),
  ("en", "english anglais englisch انجليزي انجليزيه انكليزي انكليزيه انقليزي انقليزيه انغليزيه"),
  ("fr", "french français francais franzosisch فرنسي فرنسيه"),
  ("de", "german deutsch allemand الماني المانيه"),
  ("es", "spanish español espanol castilian اسباني اسبانيه"),
  ("it", "italian italiano ايطالي ايطاليه"),
  ("pt", "portuguese português portugues برتغالي برتغاليه"),
  ("nl", "dutch nederlands flemish هولندي هولنديه"),
  ("ru", "russian русский روسي روسيه"),
  ("uk", "ukrainian українська اوكراني اوكرانيه"),
  ("pl", "polish polski بولندي بولنديه"),
  ("cs", "czech čeština تشيكي تشيكيه"),
  ("sk", "slovak"), ("sl", "slovenian slovene"), ("hr", "croatian"), ("sr", "serbian صربيه"),
  ("bs", "bosnian بوسنيه"), ("bg", "bulgarian"), ("ro", "romanian رومانيه"),
  ("hu", "hungarian magyar مجريه"), ("el", "greek ελληνικά يوناني يونانيه"),
  ("tr", "turkish türkçe turkce turc تركي تركيه"),
  ("fa", "persian farsi فارسي فارسيه"), ("ku", "kurdish كردي كرديه"), ("ps", "pashto بشتو"),
  ("ur", "urdu اردو اردي اورديه"), ("he", "hebrew עברית عبري عبريه"), ("hi", "hindi هندي هنديه"),
  ("bn", "bengali bangla بنغاليه"), ("id", "indonesian اندونيسيه"), ("ms", "malay ملايو"),
  ("zh", "chinese 中文 mandarin صيني صينيه"), ("ja", "japanese 日本語 ياباني يابانيه"),
  ("ko", "korean 한국어 كوري كوريه"), ("vi", "vietnamese فيتناميه"), ("th", "thai تايلنديه"),
  ("sv", "swedish svenska سويدي سويديه"), ("no", "norwegian norsk نرويجي نرويجيه"),
  ("nb", "bokmål"), ("da", "danish dansk دنماركي دنماركيه"), ("fi", "finnish suomi فنلنديه"),
  ("et", "estonian"), ("lv", "latvian"), ("lt", "lithuanian"), ("ca", "catalan كتالونيه"),
  ("eu", "basque"), ("ga", "irish"), ("cy", "welsh"), ("sq", "albanian البانيه"),
  ("hy", "armenian ارمنيه"), ("ka", "georgian جورجيه"), ("az", "azerbaijani azeri اذريه"),
  ("kk", "kazakh"), ("uz", "uzbek"), ("ug", "uyghur"), ("so", "somali صوماليه"),
  ("am", "amharic امهريه"), ("ti", "tigrinya"), ("sw", "swahili سواحيليه"), ("ha", "hausa"),
  ("yo", "yoruba"), ("af", "afrikaans"), ("la", "latin لاتيني لاتينيه"), ("syr", "syriac سريانيه"),
  ("ber", "berber tamazight amazigh امازيغيه"), ("ta", "tamil"), ("mt", "maltese مالطيه"),
]

/// The codes of ISO 639-1, so that not any two letters are a language.
let twoLetterLanguageCodes = Set(
  """
  aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
  dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id \
  ie ig ii ik io is it iu iw ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt \
  lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt \
  qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to \
  tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
  """.split(separator: " ").map(String.init)
)

/// The codes of three letters that tables use; most three letters are a language in ISO 639-3, and
/// most of those are words too.
let threeLetterLanguageCodes = Set(
  """
  ara arb eng fra fre deu ger spa ita por rus tur fas per heb zho chi jpn kor nld dut urd ces cze pol \
  ukr swe kur ckb kmr hin ben ind msa vie tha ell gre ron rum hun bul srp hrv bos slk slv dan nor fin \
  est lav lit cat eus gle cym sqi hye kat aze kaz uzb uig som amh tir swa hau yor afr lat syr ber arz \
  apc acm ary ajp prs pes fil tgl
  """.split(separator: " ").map(String.init)
)

/// The regions that headings name beside a language, folded as above.
let regionNameTable: [(code: String, names: String)] = [
  ("EG", "egypt مصر مصريه"), ("SA", "saudiarabia saudi ksa سعوديه"),
  ("AE", "uae emirates unitedarabemirates امارات"),
  ("JO", "jordan اردن"), ("LB", "lebanon لبنان"), ("SY", "syria سوريا سوريه"), ("IQ", "iraq عراق"),
  ("KW", "kuwait كويت"), ("QA", "qatar قطر"), ("BH", "bahrain بحرين"), ("OM", "oman عمان"),
  ("YE", "yemen يمن"), ("PS", "palestine فلسطين"), ("LY", "libya ليبيا"), ("TN", "tunisia تونس"),
  ("DZ", "algeria جزائر"), ("MA", "morocco مغرب"), ("SD", "sudan سودان"), ("SO", "somalia صومال"),
  ("MR", "mauritania موريتانيا"),
  ("US", "us usa america unitedstates american unitedstatesofamerica"),
  ("GB", "uk gb britain greatbritain unitedkingdom british"), ("CA", "canada"), ("AU", "australia"),
  ("IE", "ireland"), ("NZ", "newzealand"), ("IN", "india"), ("ZA", "southafrica"),
  ("001", "world standard msa modernstandard modern فصحى فصحي"),
]

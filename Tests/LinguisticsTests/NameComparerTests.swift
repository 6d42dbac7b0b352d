import Linguistics
import Testing

@Suite("Names")
struct NameComparerTests {
  @Test(
    "an English spelling can be of an Arabic name",
    arguments: [
      ("معمر القذافي", "Muammar Gaddafi"), ("معمر القذافي", "Moamer Kadhafi"),
      ("محمد بن سلمان", "Mohammed bin Salman"), ("محمد بن سلمان", "Muhammad ibn Salman"),
      ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"), ("عبدالرحمن", "Abdul Rahman"),
      ("حسن نصر الله", "Hassan Nasrallah"), ("بشار الأسد", "Bashar al-Assad"),
      ("يوسف", "Youssef"), ("يوسف", "Yusuf"), ("حسين", "Hussein"), ("حسين", "Husayn"),
      ("جمال", "Gamal"), ("جمال", "Djamal"), ("قاسم", "Qassem"), ("قاسم", "Kassim"),
      ("خالد", "Khaled"), ("شريف", "Cherif"), ("غزة", "Gaza"), ("القاهرة", "Al-Qahira"),
      ("مكة", "Makkah"), ("موسى", "Moussa"), ("فؤاد", "Fouad"), ("سعيد", "Saeed"),
    ]
  )
  func variants(arabic: String, english: String) {
    let distance = NameComparer.distance(arabic: arabic, english: english)
    #expect(distance <= NameComparer.limit, "\(distance)")
  }

  @Test(
    "another name is no spelling",
    arguments: [
      ("حسن", "Hussein"), ("سلمان", "Sulaiman"), ("محمد", "Mahmoud"),
      ("محمد علي", "Muhammad Ali Jinnah"),
      ("سعيد", "Saad"), ("أحمد", "Hamad"), ("خالد", "Khalil"), ("ناصر", "Mansour"),
      ("كريم", "Karam"), ("معمر القذافي", "Saif al-Islam Gaddafi"),
    ]
  )
  func others(arabic: String, english: String) {
    let distance = NameComparer.distance(arabic: arabic, english: english)
    #expect(distance > NameComparer.limit, "\(distance)")
  }

  @Test("press spellings of one name are one group, and other people's names are not in it")
  func groups() {
    let gaddafi = [
      "Muammar Gaddafi", "Moammar Gadhafi", "Muammar Qaddafi", "Moamer Kadhafi",
      "Muammar al-Qadhafi",
      "Moammar Khadafy", "Muammar Kaddafi", "Mu'ammar al-Qadhdhafi", "Moamar Gaddafi",
      "Muammar Gheddafi", "Moammar el Kadhafi", "Gaddafi, Muammar", "Muamar Qadafi",
      "Moamar Qaddafi", "Muammar Qathafi", "Mouammar Kadhafi", "Muammer Gaddafi",
    ]
    #expect(NameComparer.groups(of: gaddafi).count == 1)
    for other in ["Saif Gaddafi", "Mutassim Gaddafi", "Hannibal Gaddafi", "Muammar Ghannouchi"] {
      #expect(!NameComparer.areVariants(gaddafi[0], other), "\(other)")
    }
  }

  @Test(
    "English spellings of two names",
    arguments: [
      ("Mohammed", "Muhammad", true), ("Mohamed", "Mohammad", true), ("Hussein", "Husain", true),
      ("Yousef", "Yusuf", true), ("al-Assad", "Assad", true),
      ("Osama bin Laden", "Usama Ben Ladin", true),
      ("Abdul Rahman", "Abdel Rahman", true), ("Khaled", "Khalid", true), ("Jamal", "Gamal", true),
      ("Hassan", "Hussein", false), ("Mohammed", "Mahmoud", false), ("Salem", "Salim", true),
      ("Mohammed Ali", "Muhammad Ali Jinnah", false), ("Khaled", "Khalil", false),
      ("Said", "Saad", false), ("Ahmed", "Hamid", false), ("Rashid", "Rashad", false),
    ]
  )
  func english(left: String, right: String, areVariants: Bool) {
    #expect(
      NameComparer.areVariants(left, right) == areVariants,
      "\(NameComparer.distance(left, right))"
    )
    #expect(NameComparer.distance(left, right) == NameComparer.distance(right, left))
  }

  @Test("the right English name comes first")
  func ranking() {
    let english = [
      "Hassan", "Hussein", "Mohsen", "Hossam", "Ahmed", "Mahmoud", "Mohammed", "Hamid", "Hamed",
      "Said", "Saad", "Masoud", "Saud", "Khaled", "Khalil", "Salem", "Salman", "Sulaiman", "Samir",
    ]
    let arabic = [
      "حسن", "حسين", "محسن", "حسام", "أحمد", "محمود", "محمد", "حميد", "حامد", "سعيد", "سعد",
      "مسعود",
      "سعود", "خالد", "خليل", "سالم", "سلمان", "سليمان", "سمير",
    ]
    for (position, name) in arabic.enumerated() {
      let first = NameComparer.ranking(of: english, forArabic: name).first
      #expect(first == position, "\(name): \(first.map { english[$0] } ?? "")")
    }
  }
}

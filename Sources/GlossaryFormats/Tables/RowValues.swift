import Model

/// The cells of a row by what their columns hold.
struct RowValues {
  private var texts: [(column: GlossaryColumns.Column, index: Int, text: String)] = []
  /// The cells with terms, or with what is said of them, by the number of their column.
  private(set) var terms: [(index: Int, text: ArraySlice<UInt8>)] = []
  /// How the row's terms are found.
  private(set) var matching: TermMatching = []
  /// The addresses of pages, as elements of TBX.
  private(set) var links: [String] = []

  /// Adds a cell.
  mutating func add(_ text: ArraySlice<UInt8>, _ index: Int, _ column: GlossaryColumns.Column) {
    switch column {
    case .terms, .sourceTerms, .targetTerms, .byLetters: terms.append((index, text))
    case .matching(let option):
      let value = String(decoding: text, as: UTF8.self).lowercased()
      if ["yes", "true", "1", "x", "y", "نعم"].contains(value) { matching.insert(option) }
    case .link:
      let address = String(decoding: text, as: UTF8.self)
      var node = TBXNode("xref", "externalCrossReference", text: address.onOneLine)
      node.attributes = [.init(name: "target", value: address.onOneLine)]
      links.append(node.xml)
    case .note, .definition:
      let value = String(decoding: text, as: UTF8.self)
      if let place = texts.firstIndex(where: { $0.column == column }) {
        texts[place].text += "\n" + value
      } else {
        texts.append((column, index, value))
      }
    default: texts.append((column, index, String(decoding: text, as: UTF8.self)))
    }
  }

  /// The text of the first cell that holds something.
  func text(_ column: GlossaryColumns.Column) -> String? {
    texts.first { $0.column == column }?.text
  }

  /// The number of the column that holds something.
  func index(_ column: GlossaryColumns.Column) -> Int? {
    texts.first { $0.column == column }?.index
  }

  /// A date and a person, if there is either.
  func transaction(
    _ date: GlossaryColumns.Column,
    _ person: GlossaryColumns.Column
  ) -> Transaction? {
    let transaction = Transaction(date: text(date), person: text(person))
    return transaction.date == nil && transaction.person == nil ? nil : transaction
  }
}

extension ArraySlice<UInt8> {
  /// The cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
  var withoutApostrophe: ArraySlice<UInt8> {
    guard first == UInt8(ascii: "'"), isFormulaLike else { return self }
    return dropFirst()
  }

  /// Whether a spreadsheet takes the cell for a formula, apostrophes before it aside.
  var isFormulaLike: Bool {
    switch drop(while: { $0 == UInt8(ascii: "'") }).first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }
}

extension String {
  /// The elements of a cell that holds XML, one a line.
  var otherDataLines: [String] { split(whereSeparator: \.isNewline).map(String.init) }
}

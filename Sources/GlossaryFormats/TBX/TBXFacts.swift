import Model

/// What a list of TBX elements says: values of the categories that have a name in the model, and
/// the rest.
struct TBXFacts {
  /// The values by key; see `TBXNode.key`.
  private(set) var values: [String: String] = [:]
  /// What tells more about a value, and what the model has no name for, as XML.
  ///
  /// The order is that in which a writer gives them back, so that it is the same ever after.
  let rest: [String]
  /// When the entry was made, and when it was changed last.
  private(set) var transactions: [String: Transaction] = [:]

  /// Sorts elements.
  ///
  /// - Parameters:
  ///   - items: The elements of one level.
  ///   - keys: The keys that the level has names for, and which values of each.
  init(_ items: [TBXNode], keys: [String: @Sendable (String) -> Bool]) {
    var residues: [TBXNode] = []
    var others: [TBXNode] = []
    for item in items {
      if let (kind, transaction) = item.transaction, keys["transac=\(kind)"] != nil,
        transactions[kind] == nil
      {
        transactions[kind] = transaction
        if let residue = item.transactionResidue { residues.append(residue) }
        continue
      }
      let key = item.key
      let value = item.value
      if let isKnown = keys[key], values[key] == nil, isKnown(value) {
        values[key] = value
        if let residue = item.residue { residues.append(residue) }
      } else {
        others.append(item)
      }
    }
    residues.sort { $0.key < $1.key }
    let notes = others.filter { $0.name.hasPrefix("termNote") }
    rest = (residues + notes + others.filter { !$0.name.hasPrefix("termNote") }).map(\.xml)
  }
}

extension TBXNode {
  /// The element that has the value: the first of a group, else the element itself.
  private var head: TBXNode { name.hasSuffix("Grp") ? children.first ?? self : self }

  /// What the value is of: the element's name and the category, in lower case.
  ///
  /// Notes that this program writes, such as `[forms] صواريخ`, have their mark as the category.
  var key: String {
    let head = head
    if head.name == "note", let mark = head.mark { return "note=" + mark }
    guard let category = head.category else { return head.name }
    return "\(head.name)=\(category)".lowercased()
  }

  /// The value, without the mark of a note.
  var value: String {
    let text = head.text
    guard head.name == "note", let mark = head.mark else { return text }
    return String(text.dropFirst(mark.count)).withoutLayout
  }

  /// The mark with which a note begins, if it is one of ours.
  private var mark: String? {
    let text = text
    return TBXMark.allCases.first { text.hasPrefix($0.rawValue) }?.rawValue
  }

  /// What the element says beside its value, or `nil` if that is nothing.
  ///
  /// It is the element with an empty value.
  var residue: TBXNode? {
    var rest = self
    if name.hasSuffix("Grp"), case .node(var head) = content.first {
      head.content = []
      rest.content[0] = .node(head)
      let isPlain = content.count == 1 && attributes.isEmpty && head.attributes.isEmpty
      return isPlain ? nil : rest
    }
    rest.content = []
    return attributes.isEmpty ? nil : rest
  }

  /// The element with a value in the place of the empty one.
  func completed(with value: TBXNode) -> TBXNode {
    var whole = self
    if name.hasSuffix("Grp"), case .node(var head) = content.first {
      head.category = value.category
      head.content = value.content
      whole.content[0] = .node(head)
    } else {
      whole.category = value.category
      whole.content = value.content
    }
    return whole
  }

  /// Whether the element waits for a value.
  var isResidue: Bool { head.content.isEmpty }
}

// MARK: Transactions

extension TBXNode {
  /// The kind of the transaction, `origination` or `modification`, with its date and person, if the
  /// group says no more than these.
  var transaction: (kind: String, Transaction)? {
    guard name == "transacGrp", let first = children.first, first.name == "transac",
      first.attributes.isEmpty, ["origination", "modification"].contains(first.text)
    else { return nil }
    let dates = children.filter { $0.name == "date" }
    let people = children.filter { $0.name == "transacNote" }
    guard dates.count <= 1, people.count <= 1, dates.count + people.count + 1 == children.count,
      people.first?.category ?? "responsibility" == "responsibility"
    else { return nil }
    let transaction = Transaction(date: dates.first?.text, person: people.first?.text)
    guard transaction.date != nil || transaction.person != nil else { return nil }
    return (first.text, transaction)
  }

  /// The group with neither date nor person, if it says more of either.
  var transactionResidue: TBXNode? {
    guard children.contains(where: { !$0.attributes.isEmpty }) || !attributes.isEmpty else {
      return nil
    }
    return withTransaction(Transaction(date: "", person: ""))
  }

  /// Whether the group waits for the date and the person of a kind of transaction.
  func isTransactionResidue(_ kind: String) -> Bool {
    name == "transacGrp" && children.first?.text == kind
      && children.dropFirst().allSatisfy(\.content.isEmpty)
  }

  /// The group with another date and person.
  func withTransaction(_ transaction: Transaction) -> TBXNode {
    var group = self
    for index in group.content.indices {
      guard case .node(var node) = group.content[index], node.name != "transac" else { continue }
      let text = (node.name == "date" ? transaction.date : transaction.person) ?? ""
      node.content = text.isEmpty ? [] : [.text(text)]
      group.content[index] = .node(node)
    }
    return group
  }

  /// A group for a transaction.
  static func transaction(_ kind: String, _ transaction: Transaction) -> TBXNode {
    var children = [TBXNode("transac", "transactionType", text: kind)]
    if let date = transaction.date { children.append(TBXNode("date", text: date)) }
    if let person = transaction.person {
      children.append(TBXNode("transacNote", "responsibility", text: person))
    }
    return TBXNode("transacGrp", children: children)
  }
}

/// The marks of notes that hold what TBX-Basic has no category for.
enum TBXMark: String, CaseIterable {
  case doNotTranslate = "[do not translate]"
  case forms = "[forms]"
  case forbidden = "[forbidden]"
  case caseSensitive = "[case sensitive]"
  case exactOnly = "[exact only]"
  case fixedNumber = "[number as entered]"
  case articleOnly = "[with the article only]"

  /// The key of a note with the mark.
  var key: String { "note=" + rawValue }

  /// The marks of what limits the forms of a term.
  static let matching: [(mark: TBXMark, option: TermMatching)] = [
    (.caseSensitive, .caseSensitive), (.exactOnly, .exactOnly), (.fixedNumber, .fixedNumber),
    (.articleOnly, .articleOnly),
  ]
}

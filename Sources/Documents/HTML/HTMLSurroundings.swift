/// Tells what stands around an article by what its author calls it.
enum HTMLSurroundings {
  /// Whether an element says of itself that it is no part of an article.
  static func isAround(_ node: HTMLTree.Node, _ index: Int, in tree: HTMLTree) -> Bool {
    guard !node.isText, !["html", "body", "article", "main", "#root"].contains(node.name) else {
      return false
    }
    if node.isHidden { return true }
    if HTMLElements.surroundings.contains(node.name) {
      return node.name != "footer" || tree.nodes[node.parent].name != "blockquote"
    }
    if let role = node.attribute("role"), HTMLElements.surroundingRoles.contains(role) {
      return true
    }
    if node.attribute("aria-hidden") == "true" { return HTMLElements.isBlock(node.name) }
    if node.name == "header" {
      return !isInArticle(index, in: tree) && !holdsHeading(index, in: tree)
    }
    guard HTMLElements.headings[node.name] == nil else { return false }
    let names = [node.attribute("class"), node.attribute("id")].compactMap(\.self)
    return names.contains { name in
      let parts = words(of: name)
      return parts.contains(where: nouns.contains)
        || zip(parts, parts.dropFirst()).contains { pairs.contains("\($0) \($1)") }
    }
  }

  /// Whether a short text is one by which readers share, print or turn over.
  static func isButton(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter }
    guard let first = words.first, words.count <= 3 else { return false }
    return buttons.contains(first.lowercased())
  }

  /// Whether a short text is the notice that every page of a site has.
  static func isNotice(_ text: String) -> Bool {
    let plain = text.lowercased()
    return notices.contains { plain.contains($0) }
  }

  private static func isInArticle(_ index: Int, in tree: HTMLTree) -> Bool {
    var index = index
    while index > 0 {
      if ["article", "main"].contains(tree.nodes[index].name) { return true }
      index = tree.nodes[index].parent
    }
    return false
  }

  private static func holdsHeading(_ index: Int, in tree: HTMLTree) -> Bool {
    var next = Array(tree.children(of: index))
    while let node = next.popLast() {
      if tree.nodes[node].name == "h1" { return true }
      next += tree.children(of: node)
    }
    return false
  }

  /// The words of a class or identifier: `post-RelatedItems` is `post related items`.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var isLower = false
    var word = ""
    for character in name {
      if !character.isLetter || character.isUppercase && isLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      isLower = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static let nouns: Set<String> = [
    "nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "share",
    "sharing", "sharebar", "social", "socials", "addthis", "sharethis", "related", "comments",
    "disqus", "respond", "widget", "widgets", "newsletter", "subscribe", "promo", "advert",
    "advertisement", "ads", "adsbygoogle", "sponsored", "taboola", "outbrain", "cookie", "cookies",
    "gdpr", "popup", "modal", "pagination", "pager", "toolbar", "recommended", "recommendations",
    "trending", "copyright", "login", "ticker", "skip", "mostread", "noprint", "footer",
  ]
  private static let pairs: Set<String> = [
    "most read", "most viewed", "most popular", "read more", "read also", "see also", "sr only",
    "screen reader", "visually hidden", "no print", "comment list", "comment form", "post tags",
    "tag list", "tags list", "article tags", "post navigation", "font size", "latest news",
    "breaking news", "print button", "author box", "side bar", "more news",
  ]
  private static let notices = [
    "حقوق محفوظة", "الحقوق محفوظة", "حقوق النشر", "حقوق الطبع", "النشرة البريدية",
    "القائمة البريدية",
    "all rights reserved", "copyright ©", "© copyright", "our newsletter",
  ]
  private static let buttons: Set<String> = [
    "شارك", "شاركها", "مشاركة", "المشاركة", "طباعة", "اطبع", "أرسل", "إرسال", "انشر", "غرد", "غرّد",
    "تابعنا", "اشترك", "التعليقات", "تعليقات", "أضف", "تكبير", "تصغير", "نسخ", "حفظ", "كلمات",
    "share", "print", "tweet", "email", "follow", "subscribe", "comments", "advertisement",
    "إعلان", "إعلانات", "اقرأ", "إقرأ",
  ]
}

/// What the parser has to know of an element.
struct HTMLElementTraits: OptionSet {
  let rawValue: UInt16

  /// It has no content and no end tag.
  static let void = HTMLElementTraits(rawValue: 1)
  /// It ends a paragraph that is open.
  static let block = HTMLElementTraits(rawValue: 1 << 1)
  /// It gives text a look, and goes on in the blocks after one that ends while it is open.
  static let formatting = HTMLElementTraits(rawValue: 1 << 2)
  /// An end tag without a partner does not close what is beyond it.
  static let special = HTMLElementTraits(rawValue: 1 << 3)
  /// What is open around it cannot be closed from inside.
  static let scope = HTMLElementTraits(rawValue: 1 << 4)
  /// It is closed with the element around it, without an end tag of its own.
  static let impliedEnd = HTMLElementTraits(rawValue: 1 << 5)
  /// Its content is text, whatever stands in it; references in it mean nothing.
  static let rawText = HTMLElementTraits(rawValue: 1 << 6)
  /// Its content is text, whatever stands in it; references are resolved.
  static let escapableText = HTMLElementTraits(rawValue: 1 << 7)
  /// It is a part of a table.
  static let tablePart = HTMLElementTraits(rawValue: 1 << 8)
  /// It may stand in the head of a page.
  static let head = HTMLElementTraits(rawValue: 1 << 9)
  /// It ends SVG or mathematics that were not closed.
  static let breakout = HTMLElementTraits(rawValue: 1 << 10)
  /// Looks that began in it end with it.
  static let marker = HTMLElementTraits(rawValue: 1 << 11)

  /// What the parser knows of an element; nothing of one that HTML does not have.
  static func of(_ name: String) -> HTMLElementTraits { table[name] ?? [] }

  private static let table: [String: HTMLElementTraits] = {
    let groups: [(HTMLElementTraits, String)] = [
      (
        .void,
        """
        area base basefont bgsound br col command embed frame hr image img input keygen link meta
        param source track wbr
        """
      ),
      (
        .block,
        """
        address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p
        plaintext pre search section summary table ul xmp
        """
      ),
      (.formatting, "a b big code em font i nobr s small strike strong tt u"),
      (
        .special,
        """
        address applet area article aside base basefont bgsound blockquote body br button caption
        center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form
        frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link
        listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre
        script search section select source style summary table tbody td template textarea tfoot th
        thead title tr track ul wbr xmp foreignobject desc
        """
      ),
      (
        .scope,
        """
        applet caption html table td th marquee object template foreignobject desc annotation-xml mi
        mn mo ms mtext
        """
      ),
      (.impliedEnd, "dd dt li optgroup option p rb rp rt rtc"),
      (.rawText, "iframe noembed noframes noscript script style xmp"),
      (.escapableText, "textarea title"),
      (.tablePart, "caption col colgroup tbody td tfoot th thead tr"),
      (
        .head,
        "base basefont bgsound link meta noframes noscript script style template title html head"
      ),
      (
        .breakout,
        """
        b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
        listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
        article section main header footer aside nav figure
        """
      ),
      (.marker, "applet caption marquee object td template th"),
    ]
    var table: [String: HTMLElementTraits] = [:]
    for (trait, names) in groups {
      for name in names.split(whereSeparator: \.isWhitespace) {
        table[String(name), default: []].insert(trait)
      }
    }
    return table
  }()
}

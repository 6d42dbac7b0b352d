import Model

extension ConceptEntry {
  /// The keys by which the concept is looked up.
  var searchKeys: [String] {
    var maker = SearchKeyMaker()
    return maker.keys(of: self)
  }
}

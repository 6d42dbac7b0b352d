import Model

extension Finding {
  /// The part of the rule's name that stands for its kind, as LanguageTool writes categories.
  var languageToolCategory: String { rule.prefix { $0 != "." }.uppercased() }
}

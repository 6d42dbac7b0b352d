/// A constraint of XLIFF 2 that a job breaks; it is read all the same.
package struct XLIFFWarning: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Constraint: Hashable, Sendable {
    case unknownElement(String, in: String)
    case unknownAttribute(String, of: String)
    case missingAttribute(String, of: String)
    case invalidValue(String, of: String, element: String)
    case misplacedElement(String, in: String)
    case repeatedElement(String, in: String)
    case missingElement(String, in: String)
    case text(in: String)
    case duplicateIdentifier(String, of: String)
    case targetWithoutLanguage
    case otherLanguage(String, of: String)
    case skeleton
    case unpairedCode(String, id: String)
    case differentEnds(String, id: String)
    case stateOfSubstate
    case typeOfSubtype(String)
    case copyWithData(String)
    case reorderedCode(String, id: String)
    case commentMark(String)
    case unknownReference(String, of: String)
    case deletedCode(String)
    case order(String)
    case unknownTargetCode(String)
    /// A code that is copied, and may not be.
    case copyOfFixedCode(String)
    /// An end of a code that stands before its beginning.
    case endBeforeStart(String)
    /// Source and target differ in `xml:space`.
    case differentSpace
    /// A reference that is no fragment identifier.
    case brokenReference(String)
    /// A code that may not be reordered, and whose sequence no code with `firstNo` begins.
    case withoutFirst(String)
    /// A sequence of codes, by its first, that the target has in another order.
    case reorderedSequence(String)
    /// An attribute that another one has to stand beside.
    case attributeNeeds(String, String, of: String)
    /// Attributes of which only one may be there.
    case attributesExclude(String, String, of: String)
    /// A rule of validation that has not exactly one condition.
    case oneCondition
    /// An element that has either content or `href`.
    case contentOrReference(String)
  }

  /// What is wrong.
  package let constraint: Constraint
  /// The line, counted from 1.
  package let line: Int

  /// What is wrong, in words.
  package var description: String {
    switch constraint {
    case .unknownElement(let name, let parent): "<\(name)> may not stand in <\(parent)>"
    case .unknownAttribute(let name, let element): "<\(element)> has no attribute \(name)"
    case .missingAttribute(let name, let element): "<\(element)> needs the attribute \(name)"
    case .invalidValue(let value, let name, let element):
      "\(name)=\"\(value.prefix(60))\" is no value of <\(element)>"
    case .misplacedElement(let name, let parent): "<\(name)> stands too late in <\(parent)>"
    case .repeatedElement(let name, let parent): "<\(parent)> has a second <\(name)>"
    case .missingElement(let name, let parent): "<\(parent)> needs a <\(name)>"
    case .text(let element): "no text may stand in <\(element)>"
    case .duplicateIdentifier(let id, let element): "id \"\(id)\" of <\(element)> is taken"
    case .targetWithoutLanguage: "there is a target, but <xliff> has no trgLang"
    case .otherLanguage(let language, let element):
      "xml:lang=\"\(language)\" of <\(element)> is not the language of <xliff>"
    case .skeleton: "<skeleton> has either an href or content"
    case .contentOrReference(let element): "<\(element)> has either an href or content"
    case .copyOfFixedCode(let id): "code \"\(id)\" is copied, and may not be"
    case .endBeforeStart(let id): "the end of code \"\(id)\" stands before its beginning"
    case .differentSpace: "source and target differ in xml:space"
    case .brokenReference(let reference):
      "ref=\"\(reference.prefix(60))\" is no reference within a document of XLIFF"
    case .withoutFirst(let id):
      "code \"\(id)\" may not be reordered, and no code with canReorder=\"firstNo\" begins its sequence"
    case .reorderedSequence(let id):
      "the codes from \"\(id)\" on may not be reordered, and the target has them in another order"
    case .attributeNeeds(let name, let other, let element):
      "\(name) of <\(element)> needs \(other)"
    case .attributesExclude(let name, let other, let element):
      "<\(element)> has \(name) and \(other), of which one excludes the other"
    case .oneCondition: "<rule> needs exactly one condition"
    case .unpairedCode(let name, let id):
      "<\(name)> \"\(id)\" has no other end in its unit, and isolated says otherwise"
    case .differentEnds(let name, let id): "the ends of code \"\(id)\" differ in \(name)"
    case .stateOfSubstate: "subState needs a state"
    case .typeOfSubtype(let element): "subType of <\(element)> needs a type"
    case .copyWithData(let id): "code \"\(id)\" has copyOf and a reference to data"
    case .reorderedCode(let value, let id):
      "code \"\(id)\" has canReorder=\"\(value)\", so canCopy and canDelete must be no"
    case .commentMark(let id): "comment \"\(id)\" has either a value or a reference to a note"
    case .unknownReference(let reference, let name):
      "\(name)=\"\(reference.prefix(60))\" refers to nothing in its unit"
    case .deletedCode(let id): "code \"\(id)\" may not be deleted, and the target has not got it"
    case .order(let value): "order=\"\(value.prefix(20))\" of a target is taken or too large"
    case .unknownTargetCode(let id): "\"\(id)\" is another element in the source than in the target"
    }
  }
}

/// How many warnings are kept of a job.
let maximumWarningCount = 100

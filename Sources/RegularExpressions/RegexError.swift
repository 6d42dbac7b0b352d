/// Why a regular expression cannot be used.
package struct RegexError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    case tooLong(limit: Int)
    case tooLarge
    /// The expressions of all rules together ask for too many sets of characters.
    case tooManySets
    case unopenedGroup
    case unclosedGroup
    case groupsTooDeep(limit: Int)
    case unnamedGroup
    case unclosedFlags
    case unclosedComment
    case unknownFlag(String)
    case nothingToRepeat(String)
    case tooManyRepetitions(limit: Int)
    case possessiveRepetition
    case atomicGroup
    case unclosedBounds
    case boundsNoNumbers
    case boundsOutOfOrder
    case tooManyConditions(limit: Int)
    case conditionsTooDeep
    case backslashAtEnd
    case backReference
    case unsupportedEscape(String)
    case unknownEscape(String)
    case unclosedProperty
    case missingProperty
    case unknownProperty(String)
    case noScalar
    case noCharacterNumber
    case unclosedSet
    case rangeOutOfOrder
    case unclosedClass
    case unknownClass(String)
  }

  /// What is wrong.
  package let reason: Reason
  /// Where, in scalars from the start of the expression.
  package let offset: Int

  /// What is wrong as the code of a sentence, and what varies in it.
  package var coded: (code: String, arguments: [String: String]) {
    switch reason {
    case .tooLong(let limit): ("regex.tooLong", ["limit": "\(limit)"])
    case .tooLarge: ("regex.tooLarge", [:])
    case .tooManySets: ("regex.tooManySets", [:])
    case .unopenedGroup: ("regex.unopenedGroup", [:])
    case .unclosedGroup: ("regex.unclosedGroup", [:])
    case .groupsTooDeep(let limit): ("regex.groupsTooDeep", ["limit": "\(limit)"])
    case .unnamedGroup: ("regex.unnamedGroup", [:])
    case .unclosedFlags: ("regex.unclosedFlags", [:])
    case .unclosedComment: ("regex.unclosedComment", [:])
    case .unknownFlag(let flag): ("regex.unknownFlag", ["flag": flag])
    case .nothingToRepeat(let sign): ("regex.nothingToRepeat", ["sign": sign])
    case .tooManyRepetitions(let limit): ("regex.tooManyRepetitions", ["limit": "\(limit)"])
    case .possessiveRepetition: ("regex.possessiveRepetition", [:])
    case .atomicGroup: ("regex.atomicGroup", [:])
    case .unclosedBounds: ("regex.unclosedBounds", [:])
    case .boundsNoNumbers: ("regex.boundsNoNumbers", [:])
    case .boundsOutOfOrder: ("regex.boundsOutOfOrder", [:])
    case .tooManyConditions(let limit): ("regex.tooManyConditions", ["limit": "\(limit)"])
    case .conditionsTooDeep: ("regex.conditionsTooDeep", [:])
    case .backslashAtEnd: ("regex.backslashAtEnd", [:])
    case .backReference: ("regex.backReference", [:])
    case .unsupportedEscape(let escape): ("regex.unsupportedEscape", ["escape": escape])
    case .unknownEscape(let escape): ("regex.unknownEscape", ["escape": escape])
    case .unclosedProperty: ("regex.unclosedProperty", [:])
    case .missingProperty: ("regex.missingProperty", [:])
    case .unknownProperty(let name): ("regex.unknownProperty", ["name": name])
    case .noScalar: ("regex.noScalar", [:])
    case .noCharacterNumber: ("regex.noCharacterNumber", [:])
    case .unclosedSet: ("regex.unclosedSet", [:])
    case .rangeOutOfOrder: ("regex.rangeOutOfOrder", [:])
    case .unclosedClass: ("regex.unclosedClass", [:])
    case .unknownClass(let name): ("regex.unknownClass", ["name": name])
    }
  }
}

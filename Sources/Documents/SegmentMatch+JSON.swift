package import JSON
package import Model

extension SegmentMatch {
  /// The match as an object; ranges are in Unicode scalars.
  ///
  /// - Parameter query: The segment looked up.
  /// - Returns: The object.
  package func json(query: String) -> JSONValue {
    let queryOffsets = ScalarOffsets(query)
    let sourceOffsets = ScalarOffsets(source)
    func range(_ range: Range<Int>) -> JSONValue {
      ["start": .int(range.lowerBound), "end": .int(range.upperBound)]
    }
    var members: [JSONValue.Member] = [
      .init("score", .int(score.percent)), .init("kind", .string(kind.rawValue)),
      .init("source", .string(source)), .init("target", .string(target)),
      .init("memory", .string(memory)), .init("unit", .int(Int(unit))),
      .init(
        "penalties",
        .array(
          penalties.map { ["reason": .string($0.rawValue), "points": .int($0.points)] }
        )
      ),
      .init(
        "differences",
        .array(
          differences.map {
            [
              "kind": .string($0.kind.rawValue), "query": range(queryOffsets[$0.queryRange]),
              "source": range(sourceOffsets[$0.sourceRange]),
            ]
          }
        )
      ),
    ]
    switch numberReplacement {
    case .replaced(let text): members.append(.init("targetWithNumber", .string(text)))
    case .refused(let reason): members.append(.init("numberNotReplaced", .string(reason)))
    case nil: break
    }
    return .object(members)
  }
}

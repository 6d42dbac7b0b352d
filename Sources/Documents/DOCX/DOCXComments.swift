import XMLStreams

/// The comments of a Word file.
struct DOCXComments {
  private var comments: [DocumentComment] = []

  /// Adds a comment; returns its identifier.
  mutating func add(_ comment: DocumentComment) -> String {
    comments.append(comment)
    return "\(comments.count - 1)"
  }

  func xml() -> [UInt8] {
    var writer = XMLStreamWriter(indentation: 0)
    writer.declaration()
    writer.start("w:comments", ["xmlns:w": WordNamespace.main])
    for (number, comment) in comments.enumerated() {
      writer.start("w:comment", ["w:id": "\(number)", "w:author": "Dragoman", "w:initials": "D"])
      for line in comment.lines {
        writer.start("w:p", content: .mixed)
        writer.start("w:pPr")
        writer.empty("w:pStyle", ["w:val": "CommentText"])
        if line.isRightToLeft { writer.empty("w:bidi") }
        writer.end()
        DOCXRun(isBold: line.isBold).write(
          line.text,
          isRightToLeft: line.isRightToLeft,
          to: &writer
        )
        writer.end()
      }
      writer.end()
    }
    writer.end()
    return writer.takeBytes()
  }
}

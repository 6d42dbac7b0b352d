/// What is in a library file.
public struct LibraryContents: Hashable, Sendable {
  /// The path of the file.
  public var path: String
  /// The file's length in bytes, with its log.
  public var byteCount: Int
  /// The last migration that was applied.
  public var version: String
  /// How many rows there are, by what they are, in a fixed order.
  public var counts: [Count]

  /// How many there are of something.
  public struct Count: Hashable, Sendable {
    /// What is counted, as a plural in camel case.
    public var name: String
    /// How many there are.
    public var count: Int

    /// Creates a count.
    public init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// Creates contents.
  public init(path: String, byteCount: Int, version: String, counts: [Count]) {
    self.path = path
    self.byteCount = byteCount
    self.version = version
    self.counts = counts
  }
}

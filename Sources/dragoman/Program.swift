/// What is true of the whole program.
enum Program {
  /// The version, for records of imports and headers of files.
  static let version = "0.1.0"
}

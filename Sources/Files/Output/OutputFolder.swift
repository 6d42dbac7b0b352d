/// A folder that appears only when all its files are written.
///
/// It is filled beside its place under a temporary name and renamed by `finish()`; when it is dropped
/// before, or a signal ends the process, nothing of it is left. What is at the place already is never
/// replaced.
package final class OutputFolder {
  private let place: String
  private let part: String
  /// What was made in the folder, each after what it is in.
  private var made: [String] = []
  private var folders: Set<String> = []
  private var isFinished = false

  /// Makes the folder under its temporary name, and the folders above it that are missing.
  ///
  /// - Throws: `FileAccessError`, when something is at the path, or it cannot be made.
  package init(path: String) throws(FileAccessError) {
    var place = path
    while place.count > 1, place.hasSuffix("/") { place.removeLast() }
    guard !fileExists(place) else {
      throw FileAccessError(path: path.shownPath, .writing, .isThere)
    }
    try Folder.makeParents(of: place)
    self.place = place
    part = "\(place).\(String(UInt32.random(in: 0...(.max)), radix: 16)).part"
    try makeFolder(part)
  }

  deinit {
    guard !isFinished else { return }
    for path in made.reversed() { UnfinishedFiles.takeAway(path) }
  }

  /// Makes a folder inside, with those above it.
  ///
  /// - Throws: `FileAccessError`.
  package func makeFolder(named name: String) throws(FileAccessError) {
    var path = part
    for piece in name.split(separator: "/") {
      path += "/\(piece)"
      if !folders.contains(path) { try makeFolder(path) }
    }
  }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - bytes: What is in it.
  ///   - name: Its path in the folder; folders on the way are made.
  /// - Throws: `FileAccessError`, when the disk is full and the like.
  package func write(_ bytes: [UInt8], to name: String) throws {
    if let slash = name.lastIndex(of: "/") { try makeFolder(named: String(name[..<slash])) }
    let path = "\(part)/\(name)"
    UnfinishedFiles.add(path)
    made.append(path)
    let output = try OutputFile(path: path)
    try output.write(bytes)
    try output.finish()
  }

  /// Puts the folder in its place.
  ///
  /// - Throws: `FileAccessError`, when something has come there meanwhile.
  package func finish() throws(FileAccessError) {
    guard !fileExists(place) else {
      throw FileAccessError(path: place.shownPath, .writing, .isThere)
    }
    try renameFile(part, to: place)
    isFinished = true
    for path in made { UnfinishedFiles.remove(path) }
  }

  private func makeFolder(_ path: String) throws(FileAccessError) {
    UnfinishedFiles.add(path)
    made.append(path)
    folders.insert(path)
    do throws(SystemError) { try System.makeFolder(path) } catch {
      throw FileAccessError(path: place.shownPath, .writing, .system(error))
    }
  }
}

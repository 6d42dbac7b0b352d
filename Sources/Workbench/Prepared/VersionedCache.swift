import Synchronization

/// A few values that are costly to make, each for a version of the library.
///
/// For one key one thread makes the value, and others that ask meanwhile wait for it; those that ask for
/// other keys do not. A value of a later version than was asked for counts too, so that slow requests
/// never put an old value in the place of a new one.
final class VersionedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State: Sendable {
    /// The values, the one used last first.
    var entries: [(key: Key, version: Int64, value: Value)] = []
    /// What those hold who make the value of a key, with how many make it or wait.
    var makers: [Key: (lock: Lock, userCount: Int)] = [:]
  }

  private final class Lock: Sendable { let mutex = Mutex(()) }

  private let state = Mutex(State())
  private let capacity: Int

  /// Creates a cache.
  ///
  /// - Parameter capacity: The most values; of more the one goes that was not used for longest.
  init(capacity: Int) { self.capacity = capacity }

  /// The values with their keys, whatever their versions.
  var entries: [(key: Key, version: Int64, value: Value)] { state.withLock(\.entries) }

  /// Returns the value of a key, and makes it if there is none of the version or a later one.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - version: The version of the library now.
  ///   - make: Makes the value; it must not ask for the same key.
  /// - Returns: The value.
  /// - Throws: What `make` throws; then the next that asks makes the value.
  func value(for key: Key, version: Int64, make: () throws -> Value) rethrows -> Value {
    if let value = known(key, version) { return value }
    let lock = state.withLock { state in
      let maker = state.makers[key] ?? (Lock(), 0)
      state.makers[key] = (maker.lock, maker.userCount + 1)
      return maker.lock
    }
    defer {
      state.withLock { state in
        guard let maker = state.makers[key] else { return }
        state.makers[key] = maker.userCount > 1 ? (maker.lock, maker.userCount - 1) : nil
      }
    }
    return try lock.mutex.withLock { _ in
      if let value = known(key, version) { return value }
      let value = try make()
      keep(value, for: key, version: version)
      return value
    }
  }

  /// Puts a value in the place of an older one; where there is none, nothing happens.
  func replace(_ key: Key, version: Int64, with value: Value) {
    state.withLock { state in
      guard let place = state.entries.firstIndex(where: { $0.key == key }),
        state.entries[place].version < version
      else { return }
      state.entries[place] = (key, version, value)
    }
  }

  /// Takes a value out that is older than a version.
  func remove(_ key: Key, olderThan version: Int64) {
    state.withLock { state in state.entries.removeAll { $0.key == key && $0.version < version } }
  }

  /// Takes all values out.
  func removeAll() { state.withLock { $0.entries = [] } }

  private func known(_ key: Key, _ version: Int64) -> Value? {
    state.withLock { state in
      guard let place = state.entries.firstIndex(where: { $0.key == key }),
        state.entries[place].version >= version
      else { return nil }
      let entry = state.entries.remove(at: place)
      state.entries.insert(entry, at: 0)
      return entry.value
    }
  }

  private func keep(_ value: Value, for key: Key, version: Int64) {
    state.withLock { state in
      state.entries.removeAll { $0.key == key }
      state.entries.insert((key, version, value), at: 0)
      if state.entries.count > capacity { state.entries.removeLast() }
    }
  }
}

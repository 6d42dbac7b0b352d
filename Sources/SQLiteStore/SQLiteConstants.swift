/// The four bytes `Drgm`, by which a file is known to be a library.
let applicationIdentifier: Int32 = 0x4472_676D

/// For how many seconds a connection waits for another one's transaction: an import may take
/// minutes, and the one after it waits.
let busyTimeout: Double = 600

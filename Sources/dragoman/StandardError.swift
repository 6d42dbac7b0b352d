import Files

/// Writes a line to standard error.
func writeToStandardError(_ message: String) { StandardStreams.writeError(message + "\n") }

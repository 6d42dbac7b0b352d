import XMLStreams

extension XMLStreamWriter {
  /// Writes an element without content.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes)
    end()
  }
}

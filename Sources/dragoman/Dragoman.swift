import ArgumentParser

@main
struct Dragoman: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dragoman",
    abstract: "Looks up terms, keeps translation memories, and annotates Arabic and English news.",
    version: "0.1.0",
    subcommands: []
  )
}

// swift-tools-version: 6.2
import PackageDescription

// A program that uses Dragoman's libraries; `swift run --package-path Integrations/Example Example memory.tmx`.
let package = Package(
  name: "Example",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "dragoman", path: "../..")],
  targets: [
    .executableTarget(
      name: "Example",
      dependencies: ["Model", "Segmentation", "Terminology", "TMXFormat", "TranslationMemory"].map {
        .product(name: $0, package: "dragoman")
      }
    )
  ]
)

// swift-tools-version: 6.2
import PackageDescription

// This is the one table of what each target may import: Scripts/test builds with
// --explicit-target-dependency-import-check error. Documentation/Design/DESIGN.md says what they are.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target, with the data files of its `Resources` folder built into the program.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], data: Bool = false) -> Target
{
  .target(
    name: name,
    dependencies: dependencies,
    resources: data ? [.embedInCode("Resources")] : [],
    swiftSettings: settings
  )
}

/// The tests of a target, with the fixtures of its `Fixtures` folder.
func tests(
  of name: String,
  _ dependencies: [Target.Dependency] = [],
  fixtures: Bool = false
)
  -> Target
{
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    resources: fixtures ? [.copy("Fixtures")] : [],
    swiftSettings: settings
  )
}

let package = Package(
  name: "dragoman",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "dragoman", targets: ["dragoman"]),
    .library(name: "Alignment", targets: ["Alignment"]),
    .library(name: "GlossaryFormats", targets: ["GlossaryFormats"]),
    .library(name: "Linguistics", targets: ["Linguistics"]),
    .library(name: "Model", targets: ["Model"]),
    .library(name: "Quality", targets: ["Quality"]),
    .library(name: "Segmentation", targets: ["Segmentation"]),
    .library(name: "Terminology", targets: ["Terminology"]),
    .library(name: "TMXFormat", targets: ["TMXFormat"]),
    .library(name: "TranslationMemory", targets: ["TranslationMemory"]),
    .library(name: "XMLStreams", targets: ["XMLStreams"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.0")),
    .package(url: "https://github.com/apple/swift-http-types", .upToNextMinor(from: "1.8.0")),
    .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.0")),
    .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.0")),
    .package(url: "https://github.com/apple/swift-nio-extras", .upToNextMinor(from: "1.35.0")),
    .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      .upToNextMinor(from: "2.28.0")
    ),
    .package(
      url: "https://github.com/hummingbird-project/swift-mustache",
      .upToNextMinor(from: "2.1.0")
    ),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(
      name: "CLibCrypto",
      pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]
    ),
    .systemLibrary(
      name: "CLibArchive",
      pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]
    ),
    .systemLibrary(
      name: "CMarkGFM",
      pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]
    ),
    .systemLibrary(
      name: "CLibPQ",
      pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
    ),
    library("Files"),
    library("JSON"),
    library("Model"),
    library("LibraryAccess", ["Model"]),
    library("Secrets", ["CLibCrypto"]),
    library("Archives", ["CLibArchive", "CZlib", "Files"]),
    library("Linguistics", data: true),
    library("Terminology", ["Linguistics", "Model"]),
    library("Quality", ["Linguistics", "Model", "Terminology"], data: true),
    library("GlossaryFormats", ["Model", "XMLStreams"]),
    library("TranslationMemory", ["Linguistics", "Model"]),
    library("Alignment", ["Linguistics", "Model"], data: true),
    library("Documents", ["Archives", "CMarkGFM", "JSON", "Model", "XMLStreams"], data: true),
    library("BilingualFormats", ["Documents", "JSON", "Model", "TMXFormat", "XMLStreams"]),
    library("TermExtraction", ["Alignment", "Linguistics", "Model"], data: true),
    library("XMLStreams", ["CLibXML2"]),
    library("RegularExpressions"),
    library("Segmentation", ["Model", "RegularExpressions", "XMLStreams"], data: true),
    library("TMXFormat", ["Model", "XMLStreams"]),
    library(
      "SQLiteStore",
      [
        "Files", "JSON", "LibraryAccess", "Model",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    library("PostgresStore", ["CLibPQ", "Files", "LibraryAccess", "Model"]),
    library(
      "Workbench",
      [
        "Alignment", "Archives", "BilingualFormats", "Documents", "Files", "GlossaryFormats",
        "JSON", "LibraryAccess", "Linguistics", "Model", "Quality", "Secrets", "Segmentation",
        "TermExtraction", "Terminology",
        "TMXFormat", "TranslationMemory", "Wording", "XMLStreams",
      ]
    ),
    library("MCPServer", ["Files", "JSON", "Model", "Wording", "Workbench"], data: true),
    library("Wording", ["Model"], data: true),
    library(
      "DICTServer",
      [
        "Files", "Model", "Wording", "Workbench",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    library(
      "WebServer",
      [
        "Files", "JSON", "MCPServer", "Model", "Wording", "Workbench",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
      ],
      data: true
    ),
    .executableTarget(
      name: "dragoman",
      dependencies: [
        "DICTServer", "Files", "LibraryAccess", "MCPServer", "Model", "PostgresStore",
        "SQLiteStore", "WebServer", "Wording", "Workbench",
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: ["Model", "Wording"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    tests(of: "Files"),
    tests(of: "JSON"),
    tests(of: "Secrets"),
    .target(
      name: "TestLibraries",
      dependencies: [
        "LibraryAccess", "Model", "PostgresStore", "SQLiteStore",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/TestLibraries",
      swiftSettings: settings
    ),
    tests(of: "Model"),
    tests(of: "Linguistics"),
    tests(of: "Terminology", ["Linguistics", "Model"], fixtures: true),
    tests(of: "Quality", ["Model", "Terminology"], fixtures: true),
    tests(of: "GlossaryFormats", ["Model"]),
    tests(of: "TranslationMemory", ["Linguistics", "Model"]),
    tests(of: "Alignment"),
    tests(of: "Documents", ["Archives", "Model"]),
    tests(of: "BilingualFormats", ["Model"]),
    tests(of: "TermExtraction", ["Model"]),
    tests(of: "XMLStreams"),
    tests(of: "RegularExpressions"),
    tests(of: "Segmentation", ["Model"], fixtures: true),
    tests(of: "Archives"),
    tests(of: "TMXFormat", ["Model"]),
    tests(
      of: "SQLiteStore",
      [
        "Files", "LibraryAccess", "Model", "TestLibraries",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    tests(of: "PostgresStore", ["LibraryAccess", "Model", "TestLibraries"]),
    .testTarget(
      name: "LibraryContract",
      dependencies: ["LibraryAccess", "Model", "TestLibraries"],
      swiftSettings: settings
    ),
    tests(
      of: "Workbench",
      [
        "Archives", "Documents", "Files", "JSON", "LibraryAccess", "Model", "Quality",
        "SQLiteStore", "TermExtraction", "TestLibraries", "TMXFormat", "Wording", "XMLStreams",
      ]
    ),
    tests(of: "MCPServer", ["JSON", "LibraryAccess", "Model", "Wording", "Workbench"]),
    tests(
      of: "DICTServer",
      [
        "LibraryAccess", "Model", "Wording", "Workbench",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    tests(
      of: "WebServer",
      [
        "Files", "JSON", "LibraryAccess", "Model", "SQLiteStore", "Wording", "Workbench",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    tests(of: "Wording", ["Model"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["dragoman", "JSON", "Model", "TestSupport", "Wording", "Workbench"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)

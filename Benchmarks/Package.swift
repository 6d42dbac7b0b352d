// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "dragoman", path: "..")],
  targets: [
    .executableTarget(
      name: "AlignmentBenchmark",
      dependencies: [.product(name: "Alignment", package: "dragoman")]
    ),
    .executableTarget(
      name: "MatchBenchmark",
      dependencies: [
        .product(name: "Model", package: "dragoman"),
        .product(name: "TranslationMemory", package: "dragoman"),
      ]
    ),
    .executableTarget(
      name: "SegmentationBenchmark",
      dependencies: [
        .product(name: "Model", package: "dragoman"),
        .product(name: "Segmentation", package: "dragoman"),
      ]
    ),
    .executableTarget(
      name: "TermBenchmark",
      dependencies: [
        .product(name: "Model", package: "dragoman"),
        .product(name: "Terminology", package: "dragoman"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

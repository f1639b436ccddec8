// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "porttui",
  products: [
    .executable(name: "porttui", targets: ["PortTUI"]),
    .library(name: "PortDomain", targets: ["PortDomain"]),
    .library(name: "Wording", targets: ["Wording"]),
    .library(name: "PortStore", targets: ["PortStore"]),
    .library(name: "PortStoreSQLite", targets: ["PortStoreSQLite"]),
    .library(name: "PortDesk", targets: ["PortDesk"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "PortDomain"),
    .target(name: "TerminalUI"),
    .target(name: "Wording", dependencies: ["PortDomain"]),
    .target(name: "Screens", dependencies: ["PortDomain", "TerminalUI", "Wording"]),
    .target(
      name: "PortStore",
      dependencies: ["PortDomain", .product(name: "Crypto", package: "swift-crypto")]
    ),
    .target(
      name: "PortStoreSQLite",
      dependencies: [
        "PortDomain", "PortStore", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    .target(
      name: "CRelease",
      // Set by script/package and script/install.
      cSettings: Context.environment["PORTTUI_COMMIT"].map {
        [.define("PORTTUI_COMMIT", to: "\"\($0)\"")]
      }
    ),
    .target(
      name: "PortDesk",
      dependencies: [
        "CRelease", "PortDomain", "PortStore", "Wording",
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    .executableTarget(
      name: "PortTUI",
      dependencies: [
        "CNcurses", "PortDesk", "PortDomain", "PortStore", "PortStoreSQLite", "Screens",
        "TerminalUI", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "TestSupport",
      dependencies: ["PortDesk", "PortDomain", "PortStore", "Screens", "TerminalUI", "Wording"],
      path: "Tests/TestSupport",
      exclude: ["Program/converter"]
    ),
    .target(
      name: "Fuzzing",
      dependencies: ["PortDesk", "PortDomain", "PortStore", "TerminalUI", "Wording"],
      path: "Tests/Fuzzing"
    ),
    .executableTarget(
      name: "DeskWriter",
      dependencies: ["PortDesk", "PortDomain", "PortStore", "PortStoreSQLite", "Wording"],
      path: "Tests/DeskWriter"
    ),
    .testTarget(name: "PortDomainTests", dependencies: ["PortDomain", "TestSupport", "Wording"]),
    .testTarget(name: "WordingTests", dependencies: ["PortDomain", "TestSupport", "Wording"]),
    .testTarget(
      name: "TerminalUITests",
      dependencies: ["PortDomain", "TerminalUI", "TestSupport"]
    ),
    .testTarget(
      name: "ScreenLayoutTests",
      dependencies: [
        "PortDesk", "PortDomain", "PortStore", "Screens", "TerminalUI", "TestSupport", "Wording",
      ],
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "PortStoreTests",
      dependencies: [
        "PortDesk", "PortDomain", "PortStore", "PortStoreSQLite", "TestSupport", "Wording",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: [
        "Fixtures", "Stored/announcements.txt", "Stored/events.txt", "Stored/records.txt",
      ]
    ),
    .testTarget(
      name: "PortDeskTests",
      dependencies: [
        "Fuzzing", "PortDesk", "PortDomain", "TestSupport", "Wording",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Kept"]
    ),
    .testTarget(
      name: "PortTUITests",
      dependencies: [
        "PortDesk", "PortDomain", "PortStore", "PortTUI", "Screens", "TerminalUI", "TestSupport",
        "Wording",
      ]
    ),
    .testTarget(
      name: "DrillTests",
      dependencies: [
        "DeskWriter", "PortDesk", "PortDomain", "PortStore", "PortStoreSQLite", "TerminalUI",
        "TestSupport", "Wording",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Preload"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// Set by script/fuzz: the fuzzers, which only their sanitizer can link.
if Context.environment["PORTTUI_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: ["Fuzzing"],
      path: "Tests/Fuzz",
      exclude: ["Corpus"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]
    )
  )
}

// Set by script/bench: what makes its stores.
if Context.environment["PORTTUI_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "StoreMaker",
      dependencies: ["PortDesk", "PortDomain", "PortStore", "PortStoreSQLite"],
      path: "Benchmarks/StoreMaker"
    )
  )
}

// Set by script/test: a warning in our own targets is an error, one in a dependency is not. Nobody who
// builds with another compiler is stopped by what it warns of.
if Context.environment["PORTTUI_WARNINGS"] == "errors" {
  for target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}

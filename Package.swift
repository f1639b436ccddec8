// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "porttui",
  products: [
    .executable(name: "porttui", targets: ["PortTUI"]),
    .library(name: "PortDomain", targets: ["PortDomain"]),
    .library(name: "PortStore", targets: ["PortStore"]),
    .library(name: "PortStoreSQLite", targets: ["PortStoreSQLite"]),
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
    .target(name: "Screens", dependencies: ["PortDomain", "TerminalUI"]),
    .target(
      name: "PortStore",
      dependencies: ["PortDomain", .product(name: "Crypto", package: "swift-crypto")]
    ),
    .target(
      name: "PortStoreSQLite",
      dependencies: [
        "PortDomain", "PortStore", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    .executableTarget(
      name: "PortTUI",
      dependencies: [
        "CNcurses", "PortDomain", "PortStore", "PortStoreSQLite", "Screens", "TerminalUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "TestSupport",
      dependencies: ["PortDomain", "PortStore", "Screens", "TerminalUI"],
      path: "Tests/TestSupport"
    ),
    .executableTarget(
      name: "DeskWriter",
      dependencies: ["PortDomain", "PortStore", "PortStoreSQLite"],
      path: "Tests/DeskWriter"
    ),
    .testTarget(name: "PortDomainTests", dependencies: ["PortDomain", "TestSupport"]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
    .testTarget(
      name: "ScreenLayoutTests",
      dependencies: ["PortDomain", "PortStore", "Screens", "TerminalUI", "TestSupport"],
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "PortStoreTests",
      dependencies: [
        "PortDomain", "PortStore", "PortStoreSQLite", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(
      name: "PortTUITests",
      dependencies: ["PortDomain", "PortTUI", "Screens", "TerminalUI", "TestSupport"]
    ),
    .testTarget(
      name: "DrillTests",
      dependencies: [
        "DeskWriter", "PortDomain", "PortStore", "PortStoreSQLite", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// Set by script/test: a warning in our own targets is an error, one in a dependency is not. Nobody who
// builds with another compiler is stopped by what it warns of.
if Context.environment["PORTTUI_WARNINGS"] == "errors" {
  for target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}

// swift-tools-version: 6.2

import PackageDescription

// The desk's second door. A package of its own, so that who builds only the desk never fetches a
// web server.
let package = Package(
  name: "portapi",
  products: [.executable(name: "portapi", targets: ["PortAPI"])],
  dependencies: [
    .package(name: "porttui", path: ".."),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
  ],
  targets: [
    .executableTarget(
      name: "PortAPI",
      dependencies: [
        .product(name: "PortDesk", package: "porttui"),
        .product(name: "PortDomain", package: "porttui"),
        .product(name: "PortStore", package: "porttui"),
        .product(name: "PortStoreSQLite", package: "porttui"),
        .product(name: "Wording", package: "porttui"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    .testTarget(
      name: "PortAPITests",
      dependencies: [
        "PortAPI",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "PortDesk", package: "porttui"),
        .product(name: "PortDomain", package: "porttui"),
        .product(name: "PortStore", package: "porttui"),
        .product(name: "PortStoreSQLite", package: "porttui"),
        .product(name: "Wording", package: "porttui"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// Set by script/bench-api: what the server is held against.
if Context.environment["PORTTUI_BENCH"] != nil {
  package.targets.append(
    .executableTarget(
      name: "APIBench",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "PortDomain", package: "porttui"),
        .product(name: "PortStore", package: "porttui"),
        .product(name: "PortStoreSQLite", package: "porttui"),
      ],
      path: "Benchmarks/APIBench"
    )
  )
}

// Set by script/test, as in the package above: a warning in our own targets is an error.
if Context.environment["PORTTUI_WARNINGS"] == "errors" {
  for target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}

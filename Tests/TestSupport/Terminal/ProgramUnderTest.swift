import Foundation

/// The built program that tests of the whole start.
public enum ProgramUnderTest {
  /// `PORTTUI_BINARY` if it is set (the packaged build), else `porttui` beside the test bundle.
  public static func path() throws(TerminalTestError) -> String {
    if let path = ProcessInfo.processInfo.environment["PORTTUI_BINARY"] { return try found(path) }
    return try self.path(of: "porttui")
  }

  /// Another program that was built beside the packaged one, else beside the test bundle.
  public static func path(of name: String) throws(TerminalTestError) -> String {
    if let packaged = ProcessInfo.processInfo.environment["PORTTUI_BINARY"] {
      let folder = URL(fileURLWithPath: packaged).deletingLastPathComponent()
      let path = folder.appendingPathComponent(name).path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    return try found(buildProducts.appendingPathComponent(name).path)
  }

  private static func found(_ path: String) throws(TerminalTestError) -> String {
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw .noProgram(path: path)
    }
    return path
  }

  /// The folder into which this very test was built.
  private static var buildProducts: URL {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Bundle.main.bundlePath
    let url = URL(fileURLWithPath: bundle).resolvingSymlinksInPath()
    return url.pathExtension == "xctest" ? url.deletingLastPathComponent() : url
  }
}

import Foundation
import Wording

/// A page of HTML made a PDF by a converter that the host has.
struct PrintedPage {
  let html: String

  /// The programs looked for, in this order.
  private enum Converter: String, CaseIterable {
    case weasyprint, wkhtmltopdf, chromium

    func words(page: String, pdf: String) -> [String] {
      switch self {
      case .weasyprint: [page, pdf]
      case .wkhtmltopdf: ["--quiet", "--encoding", "utf-8", page, pdf]
      case .chromium:
        ["--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=\(pdf)", page]
      }
    }

    /// Its place among the folders of PATH.
    var program: String? {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
      return path.split(separator: ":").lazy.map { "\($0)/\(rawValue)" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
  }

  /// - Throws: `.noConverter` when none is installed, `.output` when the file is there
  ///   already or can't be made.
  func write(to path: String) throws(DeskFailure) {
    let found = Converter.allCases.lazy.compactMap { converter in
      converter.program.map { (converter, $0) }
    }
    guard let (converter, program) = found.first else {
      throw .noConverter(Converter.allCases.map(\.rawValue))
    }
    if FileManager.default.fileExists(atPath: path) { throw .output(path) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("porttui-\(UUID().uuidString)")
    let page = folder.appendingPathComponent("page.html")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder,
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700]
      )
      try Data(html.utf8).write(to: page)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = converter.words(
        page: page.path,
        pdf: URL(fileURLWithPath: path).path
      )
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    } catch {
      throw .output(path)
    }
    if !FileManager.default.fileExists(atPath: path) { throw .output(path) }
  }
}

import ArgumentParser
import PortDomain
import PortStoreSQLite

/// Makes a new desk: an empty database and the key that PINs and history are sealed with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new, empty desk."
  )

  @OptionGroup var options: DeskOptions

  @Flag(help: "For training and tests: its clock can be set with --now.")
  var sandbox = false

  func run() throws {
    let place = try Surroundings.current()
    let path = place.database(options)
    let now = try options.fixedTime ?? .ofHost
    if options.now != nil, !sandbox { throw CommandFailure.store(.notSandbox) }
    if options.readOnly { throw CommandFailure.store(.readOnly(place: path)) }
    let keys = try place.makeDesk(at: path, isSandbox: sandbox, on: now)
    if options.json {
      Console.print(["path": .text(path), "sandbox": .flag(sandbox), "keys": .text(keys)])
    } else {
      Console.print("made \(path)")
      Console.print("its key lies in \(keys): keep a copy elsewhere, PINs can't be read without it")
    }
  }
}

extension Surroundings {
  /// Makes an empty desk.
  /// - Returns: the folder that its key went to.
  func makeDesk(
    at path: String,
    isSandbox: Bool,
    on now: Instant
  ) throws(CommandFailure) -> String {
    if path == paths.database || path == paths.demonstration { try Paths.make(paths.dataFolder) }
    let keys = try paths.folderForNewKey()
    do throws(StoreError) {
      try SQLiteDeskStore.create(path: path, sandbox: isSandbox, keyDirectory: keys, at: now)
    } catch {
      // Where a file is to be made, only its folder can be missing.
      guard case .missing = error, let slash = path.lastIndex(of: "/") else { throw .store(error) }
      throw .folder(String(path[..<slash]))
    }
    return keys
  }
}

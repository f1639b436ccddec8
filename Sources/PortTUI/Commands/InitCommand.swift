import ArgumentParser
import PortDomain
import PortStore
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
    let keys = try place.paths.folderForNewKey()
    if path == place.paths.database { try Paths.make(place.paths.dataFolder) }
    let now = try options.fixedTime ?? .ofHost
    do throws(StoreError) {
      if options.now != nil, !sandbox { throw .notSandbox }
      if options.readOnly { throw .readOnly(path: path) }
      try SQLiteDeskStore.create(path: path, sandbox: sandbox, keyDirectory: keys, at: now)
    } catch {
      throw CommandFailure.store(error)
    }
    if options.json {
      Console.print(["path": .text(path), "sandbox": .flag(sandbox), "keys": .text(keys)])
    } else {
      Console.print("made \(path)")
      Console.print("its key lies in \(keys): keep a copy elsewhere, PINs can't be read without it")
    }
  }
}

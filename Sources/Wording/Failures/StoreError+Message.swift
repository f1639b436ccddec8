import PortDomain

extension StoreError {
  /// What the store could not do and what to do about it.
  public var message: String {
    switch self {
    case .noSuchThing(let what): "nothing here is called \(what); look it up with list"
    case .missing(let path): "no database at \(path); make one with porttui init, or name another"
    case .alreadyExists(let path): "\(path) is there already and stays as it is; name another place"
    case .notOurs(let path): "\(path) is not a porting desk; name another file"
    case .newer(let path, let version, let known):
      "\(path) was written by a newer porttui (schema \(version), this one knows \(known)); update"
        + " this program"
    case .older(let path, let version, let known):
      "\(path) was written by an older porttui (schema \(version), now \(known)); open it once"
        + " without --read-only"
    case .corrupt(let path, let detail):
      "\(path) is damaged (\(detail)); restore the last backup and keep this file"
    case .readOnly(let path): "\(path) can't be written here; nothing was changed"
    case .notPermitted(let path): "you may not use \(path); ask whoever keeps this desk"
    case .networkFileSystem(let path, let type):
      "\(path) lies on a network file system (\(type)), where locks don't hold; move it to a local disk"
    case .busy(let holder, let isStopped, let seconds):
      "\(holder ?? "another session") has held the desk's write lock for \(seconds) s"
        + (isStopped ? " and was stopped; let it go on" : "") + "; nothing was changed, try again"
    case .diskFull: "the disk is full; nothing was changed, make room and try again"
    case .replaced(let path): "\(path) was moved or replaced while open; leave and open it again"
    case .linked(let path):
      "\(path) has a second name (a hard link), under which others would spoil it; nothing was changed,"
        + " remove the other name"
    case .foreignLog(let path):
      "\(path) was left by another database or another copy of this one; nothing was changed, move it"
        + " away and start again"
    case .unsafeSetting(let name, let value):
      "the database did not keep \(name) safe (it is \(value)); nothing is opened like that"
    case .uncertain:
      "it is not known whether the change was stored; look at the request before doing it again"
    case .keyReused: "the same key came with another change; nothing was changed"
    case .sealKeyMissing(let places):
      "without its key this desk is only read: \(StoreError.keysLookedFor(places)); put it back there"
    case .sealBroken: "the PIN doesn't open with this key; enter it again"
    case .notSandbox: "--now is for sandbox databases only; make one with porttui init --sandbox"
    case .interrupted: "interrupted; nothing was changed"
    case .system(let detail): "the system refused: \(detail); nothing was changed"
    }
  }
}

extension StoreError {
  /// The name of a key's file, then the folders that it is in none of.
  private static func keysLookedFor(_ places: [String]) -> String {
    let paths = places.map { $0.split(separator: "/", omittingEmptySubsequences: false) }
    let name = paths.first?.last ?? ""
    let folders = paths.map { $0.dropLast().joined(separator: "/") }
    return "\(name) is not in \(folders.spoken("or"))"
  }

  /// The code that programs read.
  public var code: String {
    switch self {
    case .noSuchThing: "no_such_thing"
    case .missing: "no_database"
    case .alreadyExists: "already_exists"
    case .notOurs: "not_a_desk"
    case .newer: "newer_database"
    case .older: "older_database"
    case .corrupt: "corrupt"
    case .readOnly: "read_only"
    case .notPermitted: "not_permitted"
    case .networkFileSystem: "network_file_system"
    case .busy: "busy"
    case .diskFull: "disk_full"
    case .replaced: "replaced"
    case .linked: "linked"
    case .foreignLog: "foreign_log"
    case .unsafeSetting: "unsafe_setting"
    case .uncertain: "uncertain"
    case .keyReused: "key_reused"
    case .sealKeyMissing: "key_missing"
    case .sealBroken: "seal_broken"
    case .notSandbox: "not_sandbox"
    case .interrupted: "interrupted"
    case .system: "system"
    }
  }
}

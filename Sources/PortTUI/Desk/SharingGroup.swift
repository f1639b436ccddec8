import Glibc
import PortDesk
import PortStore
import Wording

/// The group of the host whose members share a desk that is to be made.
struct SharingGroup {
  private let name: String
  private let number: gid_t

  init(named name: String) throws(CommandFailure) {
    guard let number = Account.group(named: name) else { throw .usage(.noGroup(name)) }
    self.name = name
    self.number = number
  }

  /// The group that shares a database that is there; nil where none does.
  init?(of database: String) {
    guard let number = FileAccess(of: database).sharingGroup else { return nil }
    self.number = number
    name = getgrgid(number).map { String(cString: $0.pointee.gr_name) } ?? String(number)
  }

  /// Who may use the desk's files.
  var access: FileAccess { .members(of: number) }

  /// Makes the folder of a database, for the group alone; one that is there must be so already.
  func makeFolder(ofDatabase path: String) throws(DeskFailure) {
    let folder = Paths.folder(of: path)
    try demandWay(to: Paths.folder(of: folder))
    guard access.makeFolder(folder) else { throw .folder(folder) }
    var facts = stat()
    guard stat(folder, &facts) == 0, facts.st_gid == number, facts.st_mode & 0o2077 == 0o2070 else {
      throw .folderNotShared(folder, group: name)
    }
  }

  /// The folder for the desk's key: the system's where root makes the desk, else one beside the desk's
  /// own, so that a copy of that holds no key.
  func keyFolder(ofDatabase path: String) throws(DeskFailure) -> String {
    var folder = Paths.folder(of: path) + "-keys"
    if geteuid() == 0 {
      folder = Paths.systemKeys
      // Others may pass through, and read nothing but what is their group's.
      for folder in [Paths.folder(of: folder), folder] {
        guard FileAccess.owner.makeFolder(folder, mode: 0o755) else { throw .folder(folder) }
      }
    } else if !access.makeFolder(folder, mode: 0o2750) {
      throw .folder(folder)
    }
    try demandWay(to: folder)
    return folder
  }

  /// - Throws: `.folderClosed` naming the first folder on the way that members can't enter.
  private func demandWay(to folder: String) throws(DeskFailure) {
    var way = ""
    for name in [""] + folder.split(separator: "/").map(String.init) {
      way += way.hasSuffix("/") ? name : "/" + name
      var facts = stat()
      let isOpen =
        stat(way, &facts) == 0
        && facts.st_mode & (facts.st_gid == number ? 0o010 : 0o001) != 0
      guard isOpen else { throw .folderClosed(way, group: self.name) }
    }
  }
}

import Foundation
import PortDomain

/// The operating system's account of the person at the keyboard; never `$USER`.
struct Account: Equatable {
  let login: String
  let home: String
  private let user: uid_t
  private let group: gid_t

  /// The real user's account. `SUDO_UID` counts only when the process runs as the configured service
  /// account, to which operators come through sudo alone.
  static func current(
    environment: [String: String],
    serviceAccount: String? = nil
  ) throws(CommandFailure) -> Account {
    guard let own = Account(getuid()) else { throw .usage(.noAccount(uid: Int(getuid()))) }
    guard let serviceAccount, own.login == serviceAccount else { return own }
    guard let text = environment["SUDO_UID"], let uid = uid_t(text), let sudoer = Account(uid)
    else { return own }
    return sudoer
  }

  private init?(_ user: uid_t) {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 1 << 14)
    guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
      return nil
    }
    login = String(cString: entry.pw_name)
    home = String(cString: entry.pw_dir)
    self.user = user
    group = entry.pw_gid
  }

  /// The highest role that names the account or one of its groups (`@name`). With roles configured,
  /// whoever is not named is a viewer; without, everyone is supervisor.
  func role(in roles: [Role: [String]]?) -> Role {
    guard let roles else { return .supervisor }
    let names = Set([login] + groups.map { "@" + $0 })
    return Role.allCases.last { !names.isDisjoint(with: roles[$0] ?? []) } ?? .viewer
  }

  /// Whether the host knows an account of this login.
  static func exists(_ login: String) -> Bool {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 1 << 14)
    return getpwnam_r(login, &entry, &buffer, buffer.count, &found) == 0 && found != nil
  }

  /// A group's number; nil where the host knows none of that name.
  static func group(named name: String) -> gid_t? {
    var entry = Glibc.group()
    var found: UnsafeMutablePointer<Glibc.group>?
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
      return nil
    }
    return entry.gr_gid
  }

  /// The members that a group lists; none where the host knows no such group.
  static func members(of group: gid_t) -> [String] {
    var entry = Glibc.group()
    var found: UnsafeMutablePointer<Glibc.group>?
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    guard getgrgid_r(group, &entry, &buffer, buffer.count, &found) == 0, found != nil,
      var next = entry.gr_mem
    else { return [] }
    var members: [String] = []
    while let name = next.pointee {
      members.append(String(cString: name))
      next += 1
    }
    return members
  }

  private var groups: [String] {
    var count: Int32 = 256
    var ids = [gid_t](repeating: 0, count: Int(count))
    while getgrouplist(login, group, &ids, &count) < 0 {
      // It has told how many there are; a group that came meanwhile asks for another round.
      ids = [gid_t](repeating: 0, count: max(Int(count), ids.count + 1))
      count = Int32(ids.count)
    }
    return ids.prefix(Int(count)).compactMap { id in
      var entry = Glibc.group()
      var found: UnsafeMutablePointer<Glibc.group>?
      var buffer = [CChar](repeating: 0, count: 1 << 16)
      guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil else {
        return nil
      }
      return String(cString: entry.gr_name)
    }
  }
}

import Glibc
import PortDomain
import Wording
import Yams

/// One file of the configuration, its entries with the lines they stand in.
struct ConfigurationFile {
  /// What can be set.
  enum Name: String, CaseIterable {
    case database, restricted, roles, seals, log, theme, ascii, row, linear, editor, keys
    case serviceAccount = "service_account"
    case slowLink = "slow_link"
  }

  /// A name with its value.
  struct Entry {
    let path: String
    let key: String
    private let mark: Mark?
    private let value: Node

    fileprivate init(_ path: String, _ member: (key: Node, value: Node)) {
      self.path = path
      // A name that is no text is none that anything has.
      key = member.key.string ?? "?"
      mark = member.key.mark
      value = member.value
    }
  }

  let path: String
  let entries: [Entry]
  let text: String
  /// Whether there is nothing in it, not even a comment.
  let isBlank: Bool

  /// More than any configuration has.
  private static let largest = 1 << 20

  /// nil when there is no such file: the one thing that counts as absent.
  ///
  /// - Parameter root: who alone may be able to write it and the folders above it; nil for anybody.
  init?(_ path: String, keptBy root: uid_t? = nil) throws(CommandFailure) {
    func failure(_ fault: ConfigurationFault) -> CommandFailure {
      .configuration(path, at: nil, fault)
    }
    // A system's file that is a link could lead to where others write; a pipe would never end.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (root == nil ? 0 : O_NOFOLLOW)
    let descriptor = Glibc.open(path, flags)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw failure(.unreadable(errno: errno)) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw failure(.unreadable(errno: errno)) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw failure(.notAFile) }
    if let root {
      guard facts.st_uid == root, facts.st_mode & 0o022 == 0 else { throw failure(.notRoots) }
      if let folder = ConfigurationFile.exposedFolder(above: path, to: root) {
        throw failure(.folderNotRoots(folder))
      }
    }
    var bytes = [UInt8](repeating: 0, count: ConfigurationFile.largest + 1)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
      }
      guard more >= 0 else { throw failure(.unreadable(errno: errno)) }
      if more == 0 { break }
      count += more
    }
    guard count <= ConfigurationFile.largest,
      let text = String(validating: bytes[..<count], as: UTF8.self)
    else { throw failure(.notYAML) }
    try self.init(path, saying: text)
  }

  /// A file that says so.
  init(_ path: String, saying text: String) throws(CommandFailure) {
    self.path = path
    self.text = text
    isBlank = text.allSatisfy(\.isWhitespace)
    func failure(_ mark: Mark?) -> CommandFailure {
      .configuration(path, at: mark.map(TextPlace.init), .notYAML)
    }
    do {
      switch try compose(yaml: text) {
      case .mapping(let mapping)?: entries = mapping.map { Entry(path, $0) }
      case nil: entries = []
      // A file of comments alone.
      case .scalar(let scalar)? where scalar.string.isEmpty: entries = []
      case .scalar(let scalar)?: throw failure(scalar.mark)
      case .sequence(let sequence)?: throw failure(sequence.mark)
      case .alias(let alias)?: throw failure(alias.mark)
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw failure(ConfigurationFile.mark(of: error))
    }
  }

  func failure(_ fault: ConfigurationFault) -> CommandFailure {
    .configuration(path, at: nil, fault)
  }

  /// The nearest folder above a path that others than its keeper and root can change.
  ///
  /// In a folder with the sticky bit nobody can replace what isn't theirs, so that it may stand further
  /// above, where what lies in it is looked at as well.
  private static func exposedFolder(above path: String, to root: uid_t) -> String? {
    var folder = path[...]
    var isNearest = true
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let place = folder.isEmpty ? "/" : String(folder)
      var facts = stat()
      guard lstat(place, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR,
        facts.st_uid == root || facts.st_uid == 0
      else { return place }
      let isSticky = facts.st_mode & S_ISVTX != 0 && !isNearest
      if facts.st_mode & 0o022 != 0, !isSticky { return place }
      isNearest = false
    }
    return nil
  }

  /// Where the parser stopped; its own words are left out.
  private static func mark(of error: any Error) -> Mark? {
    switch error {
    case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
      YamlError.composer(_, _, let mark, _):
      mark
    case YamlError.duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }
}

extension TextPlace {
  fileprivate init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}

extension ConfigurationFile.Entry {
  /// nil for one that the program doesn't know.
  var name: ConfigurationFile.Name? { ConfigurationFile.Name(rawValue: key) }

  /// What there is to say of a name that the program doesn't know.
  var unknown: ConfigurationFault {
    let names = ConfigurationFile.Name.allCases.map(\.rawValue)
    return .noSuchName(key, nearest: EditDistance.nearest(to: key, among: names))
  }

  func failure(_ fault: ConfigurationFault) -> CommandFailure {
    .configuration(path, at: mark.map(TextPlace.init), fault)
  }

  /// What is wrong with the value, where that stands.
  func valueFailure(_ fault: ConfigurationFault, of part: Node? = nil) -> CommandFailure {
    let place = (part ?? value).mark ?? mark
    return .configuration(path, at: place.map(TextPlace.init), fault)
  }

  func text() throws(CommandFailure) -> String {
    guard case .scalar(let scalar) = value, !scalar.string.isEmpty, value.null == nil else {
      throw failure(.noValue(of: key, wanted: .text))
    }
    return scalar.string
  }

  func flag() throws(CommandFailure) -> Bool {
    guard case .scalar = value, let flag = value.bool else {
      throw failure(.noValue(of: key, wanted: .flag))
    }
    return flag
  }

  /// One of a few.
  func choice<Choice: RawRepresentable & CaseIterable>() throws(CommandFailure) -> Choice
  where Choice.RawValue == String {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      throw valueFailure(.noSuchChoice(text, of: key, among: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  /// One text or several.
  func texts() throws(CommandFailure) -> [String] {
    if case .scalar = value { return [try text()] }
    return try list(wanted: .texts)
  }

  /// Names with their values.
  func members() throws(CommandFailure) -> [ConfigurationFile.Entry] {
    guard case .mapping(let mapping) = value else {
      throw failure(.noValue(of: key, wanted: .members))
    }
    return mapping.map { ConfigurationFile.Entry(path, $0) }
  }

  /// Logins and `@groups` by role.
  func roles() throws(CommandFailure) -> [Role: [String]] {
    var roles: [Role: [String]] = [:]
    for named in try members() {
      guard let role = Role(rawValue: named.key) else {
        throw named.failure(.noSuchRole(named.key, among: Role.allCases.map(\.rawValue)))
      }
      roles[role] = try named.list(wanted: .logins)
    }
    return roles
  }

  private func list(
    wanted: ConfigurationFault.Value
  ) throws(CommandFailure) -> [String] {
    guard case .sequence(let sequence) = value else {
      throw failure(.noValue(of: key, wanted: wanted))
    }
    return try sequence.map { node throws(CommandFailure) in
      guard case .scalar(let scalar) = node, !scalar.string.isEmpty, scalar.string != "@" else {
        throw failure(.noValue(of: key, wanted: wanted))
      }
      return scalar.string
    }
  }
}

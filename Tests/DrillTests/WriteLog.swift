import Foundation

/// What programs wrote, in the order in which they did, as `Preload/calls.c` notes it down.
struct WriteLog {
  enum Entry {
    case created(String)
    /// A file that has no name yet; it is called by the folder and its own number.
    case madeNameless(String)
    case madeFolder(String)
    case written(String, offset: Int, Data)
    case truncated(String, size: Int)
    case synced(String)
    case renamed(String, to: String)
    case linked(String, to: String)
    case unlinked(String)
    /// Told on standard output as done.
    case told(String)
  }

  let entries: [Entry]

  init(contentsOfFile path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    var entries: [Entry] = []
    var place = 0
    func number<Value: FixedWidthInteger>(at offset: Int, as type: Value.Type) -> Int {
      data[offset..<offset + MemoryLayout<Value>.size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    while place + 16 <= data.count {
      let offset = number(at: place, as: UInt64.self)
      let size = number(at: place + 8, as: UInt32.self)
      let nameEnd = place + 16 + number(at: place + 12, as: UInt16.self)
      let name = String(decoding: data[place + 16..<nameEnd], as: UTF8.self)
      let content = data[nameEnd..<nameEnd + size]
      let text = { String(decoding: content, as: UTF8.self) }
      switch UnicodeScalar(data[place + 14]) {
      case "c": entries.append(.created(name))
      case "n": entries.append(.madeNameless(name))
      case "d": entries.append(.madeFolder(name))
      case "w": entries.append(.written(name, offset: offset, content))
      case "t": entries.append(.truncated(name, size: offset))
      case "s": entries.append(.synced(name))
      case "r": entries.append(.renamed(name, to: text()))
      case "l": entries.append(.linked(name, to: text()))
      case "u": entries.append(.unlinked(name))
      case "a": entries.append(.told(text()))
      case let other: throw CocoaError(.fileReadCorruptFile, userInfo: ["entry": "\(other)"])
      }
      place = nameEnd + size
    }
    self.entries = entries
  }

  /// Adds what a program that ended well has thereby told.
  static func tell(_ text: String, inFile path: String) throws {
    let log = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? log.close() }
    try log.seekToEnd()
    let size = UInt32(text.utf8.count)
    let head = Data(count: 8) + Data((0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) })
    try log.write(contentsOf: head + Data([0, 0, UInt8(ascii: "a"), 0]) + Data(text.utf8))
  }
}

extension FileManager {
  /// The paths of all files below a folder.
  func files(below folder: String) -> [String] {
    let names = enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.map { folder + "/" + $0 }.filter { path in
      var isFolder: ObjCBool = false
      return fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}

/// A disk on which a log of writes is played, and which the power leaves at any moment.
///
/// What was synced is there. Of a file's later writes each may be there, in any order, wholly or in
/// part; of a folder's later changes of names the first few.
struct SimulatedDisk {
  private struct File {
    var durable = Data()
    var pending: [Change] = []
  }

  private enum Change {
    case write(Int, Data)
    case truncate(Int)
  }

  private var files: [File] = []
  private var madeFolders: Set<String> = []
  /// Names as programs see them.
  private var live: [String: Int] = [:]
  /// Names as they are on the disk, and what is under way for them by folder.
  private var durable: [String: Int] = [:]
  private var pending: [String: [[(name: String, file: Int?)]]] = [:]
  /// Files whose syncs do nothing, for a disk that lies.
  var isDeaf: (String) -> Bool = { _ in false }

  /// - Parameter folder: what lies there is on the disk already.
  init(of folder: String) throws {
    for path in FileManager.default.files(below: folder) where !SimulatedDisk.isMemory(path) {
      live[path] = files.count
      files.append(File(durable: try Data(contentsOf: URL(filePath: path))))
    }
    durable = live
  }

  /// The index of the log is memory that processes share, not a file that would be read afterwards.
  private static func isMemory(_ path: String) -> Bool { path.hasSuffix("-shm") }

  private func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  mutating func play(_ entry: WriteLog.Entry) {
    switch entry {
    case .created(let path): name(path, file(of: path))
    case .madeNameless(let path):
      live[path] = files.count
      files.append(File())
    case .madeFolder(let path):
      madeFolders.insert(path)
      name(path, file(of: path))
    case .written(let path, let offset, let data):
      files[file(of: path)].pending.append(.write(offset, data))
    case .truncated(let path, let size): files[file(of: path)].pending.append(.truncate(size))
    case .synced(let path):
      if let changes = pending.removeValue(forKey: path) {
        for change in changes { SimulatedDisk.apply(change, to: &durable) }
      } else if !isDeaf(path) {
        let index = file(of: path)
        for change in files[index].pending {
          SimulatedDisk.apply(change, to: &files[index].durable)
        }
        files[index].pending = []
      }
    case .renamed(let path, let other):
      let index = file(of: path)
      live[path] = nil
      live[other] = index
      pending[folder(of: other), default: []].append([(path, nil), (other, index)])
    case .linked(let path, let other): name(other, file(of: path))
    case .unlinked(let path):
      live[path] = nil
      pending[folder(of: path), default: []].append([(path, nil)])
    case .told: break
    }
  }

  private mutating func name(_ path: String, _ index: Int) {
    live[path] = index
    pending[folder(of: path), default: []].append([(path, index)])
  }

  private mutating func file(of path: String) -> Int {
    if let index = live[path] { return index }
    live[path] = files.count
    files.append(File())
    return files.count - 1
  }

  private static func apply(_ change: [(name: String, file: Int?)], to names: inout [String: Int]) {
    for (name, file) in change { names[name] = file }
  }

  private static func apply(_ change: Change, to data: inout Data) {
    switch change {
    case .truncate(let size):
      if size < data.count { data.removeSubrange(size...) }
      if size > data.count { data.append(Data(count: size - data.count)) }
    case .write(let offset, let bytes):
      if offset + bytes.count > data.count {
        data.append(Data(count: offset + bytes.count - data.count))
      }
      data.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
  }

  /// What is found once the power is back, by path.
  func afterPowerCut() -> [String: Data] {
    var names = durable
    for changes in pending.values {
      for change in changes.prefix(Int.random(in: 0...changes.count)) {
        SimulatedDisk.apply(change, to: &names)
      }
    }
    // From nothing that wasn't synced to all of it.
    let shares: [Double] = [0, 0.1, 0.5, 0.9, 1]
    let share = shares.randomElement() ?? 0.5
    let isOrdered = Bool.random()
    let lost = madeFolders.filter { names[$0] == nil }
    let there = names.filter { path, _ in
      !SimulatedDisk.isMemory(path) && !madeFolders.contains(path)
        && !lost.contains { path.hasPrefix($0 + "/") }
    }
    return there.mapValues { index in
      var data = files[index].durable
      let changes = files[index].pending
      for change in isOrdered ? changes : changes.shuffled() {
        guard Double.random(in: 0..<1) < share else { continue }
        SimulatedDisk.apply(Bool.random() ? change : SimulatedDisk.torn(change), to: &data)
      }
      return data
    }
  }

  /// The first sectors of a write, or the last.
  private static func torn(_ change: Change) -> Change {
    guard case .write(let offset, let data) = change, data.count > 512 else { return change }
    let cut = Int.random(in: 1...(data.count - 1) / 512) * 512
    return Bool.random()
      ? .write(offset, Data(data.prefix(cut))) : .write(offset + cut, Data(data.dropFirst(cut)))
  }
}

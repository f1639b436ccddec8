import Glibc
import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// Makes a backup in a folder: the database and its papers at one moment, each held against what it
  /// should be. The key is not in it.
  ///
  /// It has no name until it is whole; given up or killed, it leaves nothing that the next one doesn't
  /// sweep away. Others may work meanwhile.
  /// - Parameters:
  ///   - keep: how many backups of this database stay in the folder; nil for all.
  ///   - progress: told how far its examination has come, from 0 to 1.
  public func backUp(
    to folder: String,
    keep: Int? = nil,
    with copier: any StoreCopier,
    progress: (Double) -> Void = { _ in }
  ) throws(DeskFailure) -> Backup {
    try demand(.supervisor)
    let database = OpenFolder.place(of: store.place).name
    let naming = BackupName(database: database)
    let folder = try folders.outgoing(folder)
    let above = try writing(folder) { () throws(Errno) in try OpenFolder(folder) }
    above.sweep()
    let beside = OpenFolder.unfinishedName()
    let inside = try writing(folder) { () throws(Errno) in try above.makeFolder(beside) }
    _ = inside.lock()
    do throws(DeskFailure) {
      let copy = "\(folder)/\(beside)/\(database)"
      do throws(StoreError) { try copier.copy(store.place, to: copy) } catch { throw .store(error) }
      let target = PaperVault(besideDatabase: copy, largest: .max)
      let copied = try target.takeAll(of: vault)
      var examined: ExaminedCopy
      do throws(StoreError) {
        examined = try copier.examine(copy, progress: progress)
      } catch {
        throw .store(error)
      }
      let name = try writing(folder) { () throws(Errno) in
        // One that was made in the same second has its name already.
        var moment = now
        while try above.facts(of: naming.name(at: moment)) != nil {
          moment = Instant(milliseconds: moment.milliseconds + 1_000)
        }
        return naming.name(at: moment)
      }
      try writing("\(folder)/\(name)") { () throws(Errno) in
        for left in try inside.names() where left != database && left != database + "-papers" {
          let isFolder = try inside.facts(of: left).map { $0.st_mode & S_IFMT == S_IFDIR }
          if isFolder == true { try inside.removeFolder(left) } else { try inside.remove(left) }
        }
        try inside.sync()
        try above.rename(beside, to: name)
        try above.sync()
      }
      var backup = Backup(
        path: "\(folder)/\(name)",
        examined: examined,
        papers: copied.count,
        lost: examined.papers.subtracting(copied).sorted()
      )
      // One that isn't whole takes no older one's place.
      if let keep, backup.isWhole {
        backup.removed = try writing(folder) { () throws(Errno) in
          let old = naming.backups(among: try above.names()).dropLast(max(keep, 1))
          for name in old { try above.removeFolder(name) }
          return old.map { "\(folder)/\($0)" }
        }
      }
      return backup
    } catch {
      try? above.removeFolder(beside)
      throw error
    }
  }
}

extension Backup {
  /// Puts a backup back: its database and papers, in a place where there is none.
  ///
  /// A log that lies there without its database would be read into the one put back; it is moved aside.
  /// - Parameters:
  ///   - backup: its folder, or the database in it.
  ///   - place: the path of the database that it becomes.
  public static func restore(
    _ backup: String,
    at place: String,
    with copier: any StoreCopier,
    progress: (Double) -> Void = { _ in }
  ) throws(DeskFailure) -> Backup {
    let source = try database(of: backup)
    var found: (examined: ExaminedCopy, copied: Set<String>)?
    var moved: [String] = []
    var failure: DeskFailure?
    do throws(StoreError) {
      try copier.restore(source, at: place) { copy throws(StoreError) in
        let papers = PaperVault(besideDatabase: place, largest: .max, access: FileAccess(of: copy))
        let copied: Set<String>
        do throws(DeskFailure) {
          copied = try papers.takeAll(of: PaperVault(besideDatabase: source, largest: .max))
        } catch {
          failure = error
          throw .interrupted
        }
        found = (try copier.examine(copy, progress: progress), copied)
        // Last, so that nothing is moved for a backup that can't be put back.
        do throws(DeskFailure) { moved = try moveLogAside(at: place) } catch {
          failure = error
          throw .interrupted
        }
      }
    } catch {
      throw failure ?? .store(error)
    }
    guard let found else { preconditionFailure("a copy is looked at before it gets its name") }
    var restored = Backup(
      path: place,
      examined: found.examined,
      papers: found.copied.count,
      lost: found.examined.papers.subtracting(found.copied).sorted()
    )
    restored.movedAside = moved
    return restored
  }

  private static func database(of backup: String) throws(DeskFailure) -> String {
    guard let folder = try? OpenFolder(backup) else { return backup }
    let names = try writing(backup) { () throws(Errno) in
      var files: [String] = []
      for name in try folder.names() {
        if let facts = try folder.facts(of: name), facts.st_mode & S_IFMT == S_IFREG {
          files.append(name)
        }
      }
      return files
    }
    guard let name = names.first, names.count == 1 else {
      throw .store(.notOurs(place: backup))
    }
    return "\(backup)/\(name)"
  }

  private static func moveLogAside(at place: String) throws(DeskFailure) -> [String] {
    let (above, name) = OpenFolder.place(of: place)
    guard let folder = try? OpenFolder(above) else { throw .folder(above) }
    return try writing(place) { () throws(Errno) in
      guard try folder.facts(of: name) == nil else { return [] }
      var moved: [String] = []
      for suffix in ["-wal", "-shm"] where try folder.facts(of: name + suffix) != nil {
        var other = name + suffix + ".left-over"
        while try folder.facts(of: other) != nil { other += "-again" }
        try folder.rename(name + suffix, to: other)
        moved.append("\(above)/\(other)")
      }
      return moved
    }
  }
}

import ArgumentParser
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite
import Wording

/// Makes a backup of a desk while it is worked on.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database and its papers into a folder, and examine the copy.",
    discussion: """
      The folder gets one of its own for each backup, named by the moment in UTC; it appears once it is \
      whole. Others may work meanwhile. The key is not in it: who has both can read every PIN. Keep a copy \
      of the key elsewhere, as --key-to makes one. Ends with 1 when the copy is made but something in it \
      is not what was written; no older one is removed then.

      For example: porttui backup /var/backups/porttui --keep 14
      """,
    examples: [
      "porttui backup /var/backups/porttui --keep 14",
      "porttui backup /var/backups/porttui --key-to /root/porttui-key",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The folder that backups are made in; it must be there.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Remove older backups of this database, all but so many.",
      valueName: "number"
    )
  )
  var keep: Int?

  @Option(help: ArgumentHelp("Copy the key into another folder.", valueName: "folder"))
  var keyTo: String?

  func validate() throws {
    if let keep, keep < 1 { throw ValidationError("--keep takes 1 or more") }
  }

  func run() throws {
    let place = try Surroundings.current()
    if keyTo != nil, place.configuration.isRestricted {
      throw CommandFailure.usage(.optionNotTaken("--key-to", action: UsageFault.restrictedMode))
    }
    let session = try DeskSession.open(options)
    let keys = place.paths.keyFolders(of: session.store.place)
    if let keyTo { try keep(keyOf: session.store.storeID, in: keyTo, from: keys) }
    let progress = ShownProgress(PrintedText.backingUp)
    let backup: Backup
    do {
      backup = try session.backUp(to: folder, keep: keep, with: SQLiteCopier(keyDirectories: keys))
      {
        progress.show($0)
      }
    } catch {
      progress.stop()
      throw error
    }
    progress.end()
    session.store.close()
    options.show(backup.json, backup.text(.backedUp))
    if keyTo == nil, !place.configuration.isRestricted { Console.note(PrintedText.keyApart(keys)) }
    if !backup.isWhole { throw CommandFailure.answeredNo }
  }

  private func keep(keyOf store: String, in folder: String, from folders: [String]) throws {
    let (one, other) = (Paths.folder(of: folder + "/key"), Paths.folder(of: self.folder + "/key"))
    guard one != other, !one.hasPrefix(other + "/") else {
      throw CommandFailure.usage(.keyWithBackup(folder))
    }
    let path = KeyRing.path(of: store, in: folder)
    do throws(StoreError) {
      let key = try KeyRing(directories: folders, storeID: store).neededKey()
      do throws(StoreError) { try key.save(at: path) } catch .alreadyExists {
        guard try SealKey.read(at: path) == key else { throw .alreadyExists(place: path) }
      }
    } catch .missing {
      throw DeskFailure.folder(folder)
    } catch {
      throw DeskFailure.store(error)
    }
  }
}

/// Puts a backup back where there is no desk.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a desk of a backup, where there is none, and examine it.",
    discussion: """
      --db names the database that it becomes; nothing that is there is ever replaced, so move a damaged \
      one away first. A log that lies there without its database is moved aside. The key comes from where \
      it always lies, or from --key.

      For example: porttui restore /var/backups/porttui/desk-20261127T180000Z --db /srv/porttui/desk.db
      """,
    examples: [
      "porttui restore /var/backups/porttui/desk-20261127T180000Z --db /srv/porting/desk.db"
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The folder of the backup, or the database in it.", completion: .file())
  var backup: String

  @Option(help: ArgumentHelp("The desk's key, where it isn't in place already.", valueName: "file"))
  var key: String?

  func run() throws {
    let place = try Surroundings.current()
    let path = try place.database(options)
    if place.configuration.isRestricted {
      throw CommandFailure.usage(.optionNotTaken("restore", action: UsageFault.restrictedMode))
    }
    if options.readOnly { throw DeskFailure.store(.readOnly(place: path)) }
    if path == place.paths.database { try Paths.make(place.paths.dataFolder) }
    let given = try key.map { path throws(DeskFailure) -> SealKey in
      do throws(StoreError) { return try SealKey.read(at: path) } catch { throw .store(error) }
    }
    let keys = place.paths.keyFolders(of: path)
    let progress = ShownProgress(PrintedText.restoring)
    let restored: Backup
    do {
      restored = try Backup.restore(
        place.paths.expanded(backup),
        at: path,
        with: SQLiteCopier(keyDirectories: keys, key: given)
      ) { progress.show($0) }
    } catch DeskFailure.store(.missing(let path)) {
      progress.stop()
      throw DeskFailure.importFile(.missing(path: path))
    } catch {
      progress.stop()
      throw error
    }
    progress.end()
    if let given { try keep(given, of: restored, in: place) }
    options.show(restored.json, restored.text(.restored))
    if restored.examined.verdict.assurance != .signed {
      Console.note(PrintedText.unsigned)
    }
    if !restored.isWhole { throw CommandFailure.answeredNo }
  }

  /// Puts the key where it is looked for, unless one is there.
  private func keep(_ key: SealKey, of restored: Backup, in place: Surroundings) throws {
    let storeID = restored.examined.storeID
    let folders = place.paths.keyFolders(of: restored.path)
    guard KeyRing(directories: folders, storeID: storeID).key() == nil else { return }
    let folder =
      try SharingGroup(of: restored.path)?.keyFolder(ofDatabase: restored.path)
      ?? place.paths.folderForNewKey()
    let path = KeyRing.path(of: storeID, in: folder)
    do throws(StoreError) {
      try key.save(at: path, for: FileAccess(of: restored.path))
    } catch {
      throw DeskFailure.store(error)
    }
  }
}

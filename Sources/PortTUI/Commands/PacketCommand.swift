import ArgumentParser
import PortDomain
import PortStore
import Screens
import TerminalUI

/// Writes the folder that goes to the losing carrier.
struct PacketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packet",
    abstract: "Write what goes to the losing carrier: data sheet, accepted papers, how to submit.",
    discussion: "The folder must be new or empty; it is there whole or not at all, for you alone."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(help: "The folder to write.")
  var folder: String

  @Flag(name: .customLong("with-pin"), help: "Put the PIN on the data sheet; that is recorded.")
  var withPIN = false

  func run() throws {
    let session = try DeskSession.open(options)
    let request = try session.request(id)
    let (path, packet) = try session.packet(of: request, to: folder, withPIN: withPIN)
    if options.json {
      Console.print([
        "id": .text(request.text), "path": .text(path),
        "papers": .list(packet.papers.map { .text($0.fileName) }),
        "lacking": .list(packet.lacking.map { .text($0.rawValue) }), "pin": .flag(withPIN),
      ])
    } else {
      Console.print(
        DisplayText(sanitising: Message.written(packet: path, without: packet.lacking).text)
      )
    }
  }
}

extension DeskSession {
  /// Writes a request's packet as a folder.
  ///
  /// A PIN is fetched last, when all else lies ready: showing it is recorded whatever comes after.
  /// - Returns: the folder's path, and what was put into it.
  func packet(
    of id: RequestID,
    to path: String,
    withPIN: Bool = false
  ) throws(CommandFailure) -> (path: String, packet: CarrierPacket) {
    let file = try file(id)
    let packet = CarrierPacket(for: file, at: desk, today: today(in: file.request.country))
    let folder = try NewFolder(path: try folders.outgoing(path))
    for paper in packet.papers {
      try folder.write(try content(of: paper.document), as: paper.fileName)
    }
    try folder.write(packet.instructions.utf8, as: CarrierPacket.instructionsName)
    let pin = withPIN ? try shownPIN(of: id) : nil
    try folder.write(packet.dataSheet(pin: pin).utf8, as: CarrierPacket.dataSheetName)
    try folder.finish()
    return (folder.path, packet)
  }

  /// The PIN of a request, once the event that tells of it is stored.
  func shownPIN(of id: RequestID) throws(CommandFailure) -> Secret {
    let key = DeskSession.intentKey()
    _ = try change(id, .showPIN, key: key)
    return try reading { () throws(StoreError) in try store.pin(of: id, shownUnder: key) }
  }
}

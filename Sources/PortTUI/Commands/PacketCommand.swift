import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// Writes the folder that goes to the losing carrier.
struct PacketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packet",
    abstract: "Write what goes to the losing carrier: data sheet, accepted papers, how to submit.",
    discussion: """
      The folder must be new or empty; it is there whole or not at all, for you alone. For an order \
      it holds a folder for each number that is still open.
      """
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_…, a number in E.164, or po_… for all open numbers of an order.")
  var id: String

  @Argument(help: "The folder to write.")
  var folder: String

  @Flag(name: .customLong("with-pin"), help: "Put the PIN on the data sheet; that is recorded.")
  var withPIN = false

  func run() throws {
    let session = try DeskSession.open(options)
    if let order = OrderID(id) {
      let packets = try session.packets(of: order, to: folder, withPIN: withPIN)
      guard options.json else { return packets.forEach { printed($0.packet, at: $0.path) } }
      return Console.print(.list(packets.map { json($0.packet, of: $0.request, at: $0.path) }))
    }
    let request = try session.request(id)
    let (path, packet) = try session.packet(of: request, to: folder, withPIN: withPIN)
    if options.json {
      Console.print(json(packet, of: request, at: path))
    } else {
      printed(packet, at: path)
    }
  }

  private func json(_ packet: CarrierPacket, of request: RequestID, at path: String) -> JSON {
    [
      "id": .text(request.text), "path": .text(path),
      "papers": .list(packet.papers.map { .text($0.fileName) }),
      "lacking": .list(packet.lacking.map { .text($0.rawValue) }), "pin": .flag(withPIN),
    ]
  }

  private func printed(_ packet: CarrierPacket, at path: String) {
    Console.print(
      DisplayText(sanitising: Message.written(packet: path, without: packet.lacking).text)
    )
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
    let folder = try NewFolder(path: try folders.outgoing(path))
    let packet = try fill(folder, with: id)
    let pin = withPIN ? try shownPIN(of: id) : nil
    try folder.write(packet.dataSheet(pin: pin).utf8, as: CarrierPacket.dataSheetName)
    try folder.finish()
    return (folder.path, packet)
  }

  /// Writes a folder with a packet for each open number of an order, named by its digits.
  func packets(
    of order: OrderID,
    to path: String,
    withPIN: Bool
  ) throws(CommandFailure) -> [(request: RequestID, path: String, packet: CarrierPacket)] {
    let open = try self.order(order.text).files.map(\.request).filter(\.status.isOpen)
    let folder = try NewFolder(path: try folders.outgoing(path))
    var packets: [(request: RequestID, path: String, packet: CarrierPacket)] = []
    for request in open {
      let name = String(request.number.e164.dropFirst())
      try folder.makeFolder(name)
      let packet = try fill(folder, under: name + "/", with: request.id)
      packets.append((request.id, "\(folder.path)/\(name)", packet))
    }
    for (request, packet) in zip(open, packets.map(\.packet)) {
      let pin = withPIN && request.pinState == .given ? try shownPIN(of: request.id) : nil
      let name = "\(request.number.e164.dropFirst())/\(CarrierPacket.dataSheetName)"
      try folder.write(packet.dataSheet(pin: pin).utf8, as: name)
    }
    try folder.finish()
    return packets
  }

  /// Puts all of a request's packet into a folder but the data sheet.
  private func fill(
    _ folder: NewFolder,
    under: String = "",
    with id: RequestID
  ) throws(CommandFailure) -> CarrierPacket {
    let file = try file(id)
    let packet = CarrierPacket(for: file, at: desk, today: today(in: file.request.country))
    for paper in packet.papers {
      try folder.write(try content(of: paper.document), as: under + paper.fileName)
    }
    try folder.write(packet.instructions.utf8, as: under + CarrierPacket.instructionsName)
    return packet
  }

  /// The PIN of a request, once the event that tells of it is stored.
  func shownPIN(of id: RequestID) throws(CommandFailure) -> Secret {
    let key = DeskSession.intentKey()
    _ = try change(id, .showPIN, key: key)
    return try reading { () throws(StoreError) in try store.pin(of: id, shownUnder: key) }
  }
}

import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Prints a letter of authorisation, ready for signature.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loa",
    abstract: "Print the letter of authorisation of a request or an order, ready for signature.",
    examples: [
      "porttui loa +2348031230001",
      "porttui loa +2348031230001 --format html --output loa.html",
    ]
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, pdf
  }

  @OptionGroup var options: DeskOptions

  @Argument(
    help: "pr_…, a telephone number, or po_… for all open numbers of an order.",
    completion: Completions.requests
  )
  var id: String

  @Option(help: "text, html (a page to print), or pdf (needs --output and a converter).")
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    let session = try DeskSession.open(options)
    let letter = try session.letter(of: id)
    switch format {
    case .text: try put(letter.text, by: session)
    case .html: try put(letter.page, by: session)
    case .pdf:
      if let path = output.path {
        return show(
          written: try session.print(page: letter.page, to: path, replacing: output.force)
        )
      }
      guard output.output != nil else {
        throw CommandFailure.usage(.optionMissing("--output", action: "--format pdf"))
      }
      let sink = try Console.byteSink()
      try session.print(page: letter.page, to: sink)
    }
  }

  private func put(_ text: String, by session: DeskSession) throws {
    if let path = output.path {
      return show(written: try session.write(text, to: path, replacing: output.force))
    }
    guard options.json else { return Console.print(lines: text) }
    Console.print(["format": .text(format.rawValue), "text": .text(text)])
  }

  private func show(written path: String) {
    options.show(["format": .text(format.rawValue), "path": .text(path)], .written(path))
  }
}

/// Writes the folder that goes to the losing carrier.
struct PacketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "packet",
    abstract: "Write what goes to the losing carrier: data sheet, accepted papers, how to submit.",
    discussion: """
      The folder must be new or empty; it is there whole or not at all, for you alone. For an order \
      it holds a folder for each number that is still open.
      """,
    examples: ["porttui packet +2348031230001 to-mtn"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(
    help: "pr_…, a telephone number, or po_… for all open numbers of an order.",
    completion: Completions.requests
  )
  var id: String

  @Argument(help: "The folder to write.", completion: .directory)
  var folder: String

  @Flag(name: .customLong("with-pin"), help: "Put the PIN on the data sheet; that is recorded.")
  var withPIN = false

  func run() throws {
    let session = try DeskSession.open(options)
    let order = OrderID(id)
    let packets =
      if let order {
        try session.packets(of: order, to: folder, withPIN: withPIN)
      } else {
        [try session.packet(of: session.request(id), to: folder, withPIN: withPIN)]
      }
    for written in packets {
      guard let absence = written.pinAbsence else { continue }
      Console.note("\(written.number.grouped): \(absence.message)")
    }
    if options.json {
      let shown = packets.map(\.json)
      return Console.print(order == nil ? shown[0] : .list(shown))
    }
    for written in packets {
      let message = Message.written(packet: written.path, without: written.packet.lacking)
      Console.print(lines: message.text)
    }
  }
}

/// Prints a message to the customer or the carrier, and records that it was sent.
struct MessageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "message",
    abstract: "Print a message to the customer or the carrier, filled in from the request.",
    discussion: """
      It can be recorded as sent only while what it tells is so. A call, customer_called or \
      carrier_called, has no text and is recorded alone.
      """,
    examples: [
      "porttui message +2348031230001",
      "porttui message +2348031230001 --sent",
    ]
  )

  @OptionGroup var options: RequestOptions

  @Argument(
    help:
      """
      papers_wanted, rejected, confirmation_wanted, date_confirmed, date_moved, completed, cancelled, \
      carrier_reminder; else what fits.
      """
  )
  var kind: String?

  @Flag(help: "Record that it was sent.")
  var sent = false

  func run() throws {
    let (session, request) = try options.open()
    let file = try session.file(request)
    let chosen: MessageKind? = try kind.map { try coded($0, named: "message") }
    if let chosen, chosen.isCall, !sent {
      throw CommandFailure.usage(.optionMissing("--sent", action: "message \(chosen.rawValue)"))
    }
    let (message, whyNot) = try session.message(chosen, about: file)
    if sent { try session.change(request, .messageSent(message.kind)) }
    if let whyNot {
      Console.note(whyNot.message(today: session.today(in: file.request.country)))
    }
    guard options.desk.json else {
      if message.kind.isCall { return Console.print("\(message.subject)" as PrintedText) }
      return Console.print(lines: message.text)
    }
    Console.print([
      "kind": .text(message.kind.rawValue), "subject": .text(message.subject),
      "body": .text(message.body), "fits": .flag(whyNot == nil), "sent": .flag(sent),
    ])
  }
}

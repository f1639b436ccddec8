import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Creates a request, or an order of several numbers, from the provider's JSON body.
struct CreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Create a request from one JSON object.",
    discussion: "With phone_numbers: [...] in place of phone_number, an order of several."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The file; - for standard input.")
  var file: String

  func run() throws {
    let body = try RequestBody(try CreateCommand.read(file))
    let session = try DeskSession.open(options)
    guard let numbers = body.numbers else {
      let receipt = try create(body.draft, session)
      return try session.report(receipt, options)
    }
    try createOrder(of: numbers, body.draft, session)
  }

  /// Each number has its own outcome: those that are fine are created, the others are told.
  private func createOrder(
    of numbers: [String],
    _ draft: RequestDraft,
    _ session: DeskSession
  ) throws {
    let order: OrderID = session.desk.ids.make(at: session.clock())
    var results: [JSON] = []
    var isRefused = false
    for number in numbers {
      var draft = draft
      draft.values[.phoneNumber] = number
      draft.orderID = order
      do throws(CommandFailure) {
        let receipt = try create(draft, session)
        let file = try session.file(receipt.request)
        results.append(
          file.json(by: session.desk, on: session.today(in: file.request.country))
        )
        if !options.json { try session.report(receipt, options) }
      } catch {
        guard case .desk(.refused) = error else { throw error }
        isRefused = true
        results.append(error.json.adding(["phone_number": .text(number)]))
        Console.complain("\(number): \(error.message)")
      }
    }
    if options.json { Console.print(.list(results)) }
    if isRefused { throw CommandFailure.answeredNo }
  }

  private func create(
    _ draft: RequestDraft,
    _ session: DeskSession
  ) throws(CommandFailure) -> Receipt {
    try session.commit(.create(draft)) { () throws(CommandFailure) in session.today(in: .ghana) }
  }

  static func read(_ file: String) throws(CommandFailure) -> JSON? {
    let bytes: [UInt8]
    if file == "-" {
      bytes = Console.readAll()
    } else {
      do throws(ImportObstacle) { bytes = try ImportFile.path(file).content() } catch {
        throw .importFile(error)
      }
    }
    return JSON(parsing: bytes)
  }
}

/// The provider's JSON body as a draft.
struct RequestBody {
  var draft = RequestDraft()
  /// The numbers of an order; nil for one request.
  var numbers: [String]?

  init(_ json: JSON?) throws(CommandFailure) {
    guard case .object(let members)? = json else { throw .body(.notAnObject) }
    for member in members {
      if member.name == "phone_numbers", case .list(let values) = member.value {
        numbers = try RequestBody.texts(values)
        continue
      }
      if member.name == "order_ref" {
        draft.orderReference = RequestBody.text(member.value)
        continue
      }
      guard let field = RequestField(rawValue: member.name) else {
        throw .body(.unknownField(member.name))
      }
      guard field.side != .rules, field != .orderID else {
        throw .body(.notTaken(member.name))
      }
      if member.value == .null { continue }
      guard let text = RequestBody.text(member.value) else { throw .body(.notAnObject) }
      if field == .accountPIN {
        draft.pin = Secret(text)
      } else {
        draft.values[field] = text
      }
    }
  }

  private static func texts(_ values: [JSON]) throws(CommandFailure) -> [String] {
    let texts = values.compactMap(text)
    guard texts.count == values.count, !texts.isEmpty else { throw .body(.notAnObject) }
    return texts
  }

  private static func text(_ value: JSON) -> String? {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .flag(let flag): String(flag)
    case .null, .decimal, .list, .object: nil
    }
  }
}

import PortDomain
import Wording

/// The provider's JSON body as a draft.
public struct RequestBody {
  public private(set) var draft = RequestDraft()
  /// The numbers of an order; nil for one request.
  public private(set) var numbers: [String]?

  public init(_ json: JSON?) throws(DeskFailure) {
    guard case .object(let members)? = json else { throw .body(.notAnObject) }
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.name).inserted else {
        throw .body(.row(.nameRepeated(member.name)))
      }
      if member.name == "phone_numbers", case .list(let values) = member.value {
        numbers = try values.map { value throws(DeskFailure) in
          try RequestBody.text(value, of: member.name)
        }
        if values.isEmpty { throw .body(.notAnObject) }
        continue
      }
      let field = RequestField(named: member.name)
      guard field != nil || member.name == "order_ref" else {
        throw .body(.unknownField(member.name))
      }
      if let field, field.side == .rules || field == .orderID {
        throw .body(.notTaken(member.name))
      }
      let text = try RequestBody.text(member.value, of: member.name)
      if text.isEmpty { continue }
      switch field {
      case nil: draft.orderReference = text
      case .accountPIN: draft.pin = Secret(text)
      case let field?: draft.values[field] = text
      }
    }
    if numbers != nil, draft.values[.phoneNumber] != nil {
      throw .body(.numberBesideNumbers)
    }
  }

  /// The body that a file holds.
  public init(of file: ImportFile) throws(DeskFailure) {
    let content: [UInt8]
    do throws(ImportObstacle) { content = try file.content() } catch { throw .importFile(error) }
    try self.init(JSON(parsing: content))
  }

  private static func text(_ value: JSON, of name: String) throws(DeskFailure) -> String {
    guard let text = value.fieldText else { throw .body(.row(.notAText(name))) }
    return text
  }
}

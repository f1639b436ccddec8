import PortDomain
import Wording

/// The provider's JSON body as a draft.
public struct RequestBody {
  public private(set) var draft = RequestDraft()
  /// The numbers of an order; nil for one request.
  public private(set) var numbers: [String]?

  public init(_ json: JSON?) throws(DeskFailure) {
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

  /// The body that a file holds.
  public init(of file: ImportFile) throws(DeskFailure) {
    let content: [UInt8]
    do throws(ImportObstacle) { content = try file.content() } catch { throw .importFile(error) }
    try self.init(JSON(parsing: content))
  }

  private static func texts(_ values: [JSON]) throws(DeskFailure) -> [String] {
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

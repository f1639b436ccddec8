import PortDomain
import Wording

extension Conflict {
  /// Who changed what meanwhile, for the details of an error.
  public var json: JSON {
    [
      "id": .text(request.text),
      "version": .integer(version),
      "by": JSON(since.last?.by),
      "at": JSON(since.last?.at.rfc3339),
      "what": JSON(since.last?.kind.rawValue),
      "fields": .list(
        fields.map { field in
          [
            "field": .text(field.field.rawValue),
            "before": JSON(field.before),
            "theirs": JSON(field.theirs),
            "mine": JSON(field.mine),
          ]
        }
      ),
    ]
  }
}

extension Obstacle {
  /// One thing in the way, for `why` and the details of an error.
  public func json(message: String) -> JSON {
    ["code": .text(code), "field": JSON(field?.rawValue), "message": .text(message)]
  }
}

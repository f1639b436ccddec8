import Foundation
import PortDomain

/// The form in which a store keeps what is no column: JSON with its keys in order, so that it hashes the
/// same wherever it is written.
public enum StoredForm {
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// - Parameter subject: what is read, for whoever has to find it: `event_detail 12`.
  /// - Throws: `StoreError.corrupt` naming the subject.
  public static func value<Value: Decodable>(
    _: Value.Type = Value.self,
    from bytes: some Sequence<UInt8>,
    of subject: @autoclosure () -> String
  ) throws(StoreError) -> Value {
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
      throw .corrupt(place: "", detail: subject())
    }
  }
}

import PortDomain

/// By which door somebody comes who reads a sentence: fields and what is asked for are called as they
/// are there.
public enum Door: Hashable, Sendable {
  /// Lists and forms: by their labels.
  case screen
  /// Commands, files and programs: by the names that are set and by options.
  case command
}

extension RequestField {
  public func name(at door: Door) -> String {
    switch door {
    case .screen: label
    case .command: name
    }
  }
}

extension EvidenceField {
  public func name(at door: Door) -> String {
    switch door {
    case .screen: title
    case .command: rawValue
    }
  }
}

import PortDomain

extension ClientKey.Kind {
  /// Why a store takes no key of the kind, and what to do.
  var refusal: String {
    switch self {
    case .live:
      "this store is for trying out, and its keys are test keys; make it with --test"
    case .test:
      "this store is a real one, and its keys are live keys; test keys are made on a store of "
        + "porttui init --sandbox"
    }
  }
}

extension WebhookURL.Problem {
  /// What is wrong with an address, and what to do.
  public var message: String {
    switch self {
    case .tooLong: "an address of at most 2048 characters is needed"
    case .unreadable:
      "an address such as https://example.com/ports is needed, without user and # part"
    case .schemeUnknown: "the address must begin with https://"
    case .notEncrypted:
      "the address must begin with https://; http:// is for trying out, with the setting "
        + "\(SettingField.webhookReach.rawValue)=\(WebhookReach.anywhere.rawValue)"
    case .notPublic:
      "the address leads to this machine or a private network; that is for trying out, with the "
        + "setting \(SettingField.webhookReach.rawValue)=\(WebhookReach.anywhere.rawValue)"
    }
  }

  /// The code that scripts read.
  public var code: String {
    switch self {
    case .tooLong: "too_long"
    case .unreadable: "unreadable"
    case .schemeUnknown: "scheme_unknown"
    case .notEncrypted: "not_encrypted"
    case .notPublic: "not_public"
    }
  }
}

extension Announcement.Name {
  /// All that a webhook can hear of.
  public static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Country {
  /// The supported country whose calling code digits begin with. No code begins another.
  init?(callingCodeStarting digits: some Sequence<UInt8>) {
    guard let country = Country.allCases.first(where: { digits.starts(with: $0.callingCode.utf8) })
    else { return nil }
    self = country
  }

  /// The supported country of a number that is written with a plus or `00` and its calling code.
  public init?(ofNumber text: String) {
    guard let written = try? WrittenNumber(text), written.isInternational else { return nil }
    self.init(callingCodeStarting: written.digits)
  }
}

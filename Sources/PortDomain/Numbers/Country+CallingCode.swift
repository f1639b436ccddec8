extension Country {
  /// The supported country whose calling code digits begin with. No code begins another.
  init?(callingCodeStarting digits: some Sequence<UInt8>) {
    guard let country = Country.allCases.first(where: { digits.starts(with: $0.callingCode.utf8) })
    else { return nil }
    self = country
  }
}

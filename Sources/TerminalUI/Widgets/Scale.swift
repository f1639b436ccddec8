/// How tall a value is drawn among others.
enum Scale {
  static let leftEighths: [Glyph] = [
    .leftEighths1, .leftEighths2, .leftEighths3, .leftEighths4, .leftEighths5, .leftEighths6,
    .leftEighths7, .full,
  ]
  static let lowerEighths: [Glyph] = [
    .lowerEighths1, .lowerEighths2, .lowerEighths3, .lowerEighths4, .lowerEighths5,
    .lowerEighths6, .lowerEighths7, .full,
  ]

  /// The level of a value from 0 to `levels`, the greatest value's; at least 1 if it isn't 0.
  static func level(of value: Int, greatest: Int, levels: Int) -> Int {
    guard value > 0, greatest > 0, levels > 0 else { return 0 }
    let product = min(value, greatest).multipliedFullWidth(by: levels)
    return max(1, greatest.dividingFullWidth(product).quotient)
  }
}

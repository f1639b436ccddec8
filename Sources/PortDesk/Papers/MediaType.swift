/// What a paper's file is, told by its first bytes and never by its name.
public enum MediaType: String, CaseIterable, Hashable, Sendable {
  case pdf = "application/pdf"
  case jpeg = "image/jpeg"
  case png = "image/png"
  case tiff = "image/tiff"
  case heic = "image/heic"

  /// nil for any other content.
  ///
  /// Sources: ISO 32000 (PDF; readers take the mark within the first KiB), ITU-T T.81, W3C PNG,
  /// TIFF 6.0, ISO/IEC 23008-12 (the brands of HEIC).
  public init?(startingWith bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(MediaType.markedWithin))
    func has(_ mark: [UInt8], at place: Int = 0) -> Bool {
      start.dropFirst(place).starts(with: mark)
    }
    if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tiff
    } else if has(Array("ftyp".utf8), at: 4),
      MediaType.heicBrands.contains(where: { has(Array($0.utf8), at: 8) })
    {
      self = .heic
    } else if start.indices.contains(where: { has(Array("%PDF-".utf8), at: $0) }) {
      self = .pdf
    } else {
      return nil
    }
  }

  /// How many bytes at the start tell the type.
  static let markedWithin = 1024

  private static let heicBrands = ["heic", "heix", "heim", "heis", "mif1"]
}

/// How many columns a scalar takes, exactly as glibc's wcwidth(3) counts in C.UTF-8.
///
/// ncurses lays out by the same count, so columns stay straight only if we agree with it. The
/// table is our own since the program may run where the locale isn't UTF-8, and tests anywhere.
public enum CharacterWidth {
  /// The columns that a scalar takes, 0 to 2, or nil if it can't be printed.
  public static func columns(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value >= 0x20 && value < 0x7f { return 1 }
    return table.columns(of: value)
  }

  private static let table = Table(runs: runs)

  /// The runs of equal width with where each starts.
  private struct Table {
    private var starts: [UInt32] = []
    private var widths: [Int8] = []

    init(runs: String) {
      var start: UInt32 = 0
      var length: UInt32 = 0
      for byte in runs.utf8 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          length = length << 4 | UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"):
          length = length << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
        case _:
          starts.append(start)
          widths.append(Table.width(letter: byte))
          start += length
          length = 0
        }
      }
    }

    func columns(of value: UInt32) -> Int? {
      var low = 0
      var high = starts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= value { low = middle } else { high = middle }
      }
      let width = widths[low]
      return width < 0 ? nil : Int(width)
    }

    private static func width(letter: UInt8) -> Int8 {
      switch letter {
      case UInt8(ascii: "n"): -1
      case UInt8(ascii: "z"): 0
      case UInt8(ascii: "s"): 1
      case UInt8(ascii: "w"): 2
      case _: preconditionFailure("a run of widths ends in the byte \(letter)")
      }
    }
  }
}

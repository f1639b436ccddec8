/// What the tour of the demonstration says.
public enum TourWords {
  public static func title(_ step: Int, of count: Int, skip: String) -> String {
    "Tour, step \(step) of \(count) · \(skip) skips it"
  }

  public static let press = "Press"
  public static let over =
    "That was the tour. The demonstration is yours: nothing in it can break anything. "

  public static let open =
    "Each row is a request to bring a number over. Next says what it waits for, the letter where it stands, "
    + "Due by when. The first row is the next thing to do: open it."
  public static let back =
    "This is all there is to a request. Going back leads to the same row, from everywhere."
  public static let filter =
    "A filter narrows the list while it is typed. Show what is ready for the losing carrier."
  public static let submit =
    "The status menu has every step; those that can't be taken say why. Submit this request. Its row stays "
    + "where it is until the list is drawn afresh."
  public static let undo =
    "Whatever you did last is taken back with one key, wherever its row went by now."
  public static let papers =
    "Papers are looked through row by row: what the paper says beside what the request says. Go to a request "
    + "whose papers are to be reviewed, and pass all rows of one that are unanswered."
  public static let resolve =
    "Carriers refuse for published reasons. Each shows what it concerns, the country's rule and what is left "
    + "before the request goes back."
  public static let note =
    "A note is kept as it is typed, also when the connection breaks. Write one on this request."
  public static let many =
    "What is tagged is done to all of them at once. Take two requests yourself."
  public static let figures =
    "Every action has a name, and takes what it needs behind it. Look at the desk in figures: a bar opens the "
    + "requests behind it."
}

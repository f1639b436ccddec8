import Wording

extension DeskApp {
  /// Begins the tour.
  public mutating func takeTour(at moment: Moment) -> [Outside] {
    tour = Tour()
    return resized(at: moment)
  }

  mutating func goOn(after reply: Reply?, at moment: Moment) -> [Outside] {
    guard tour?.step?.isOver(with: stack.map(\.screen), reply) == true else { return [] }
    return skipStep(at: moment)
  }

  mutating func skipStep(at moment: Moment) -> [Outside] {
    tour?.goOn()
    guard tour != nil, tour?.step == nil else { return [] }
    tour = nil
    message = Message(TourWords.over, .done)
    return resized(at: moment)
  }

  /// The rows that the tour takes of a terminal that has them.
  var tourRows: Int { tour != nil && size.height >= 2 * Tour.rows + 8 ? Tour.rows : 0 }
}

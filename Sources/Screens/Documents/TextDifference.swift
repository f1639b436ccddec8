import PortDomain
import TerminalUI
import Wording

/// Where the text on a paper and the text in the request part, for the eye.
///
/// What it means for the paper is the desk's comparison; this only shows it.
struct TextDifference: Hashable, Sendable {
  let paper: String
  /// The characters of the paper's text that differ, up to where both end alike; empty where the
  /// paper lacks something.
  let differing: Range<Int>
  let comparison: Comparison

  /// nil when both say the same.
  init?(paper: String, request: String, comparison: Comparison) {
    guard comparison != .same, paper != request, !paper.isEmpty, !request.isEmpty else {
      return nil
    }
    let (left, right) = (Array(paper), Array(request))
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start] == right[start] { start += 1 }
    var tail = 0
    while tail < shorter - start, left[left.count - 1 - tail] == right[right.count - 1 - tail] {
      tail += 1
    }
    self.paper = paper
    differing = start..<left.count - tail
    self.comparison = comparison
  }

  /// The paper's text with the differing letters in a style of their own.
  var styled: StyledText {
    let letters = Array(paper)
    func part(_ range: Range<Int>) -> DisplayText {
      DisplayText(sanitising: String(letters[range]))
    }
    var text = StyledText(part(0..<differing.lowerBound))
    text.append(part(differing), .difference)
    text.append(part(differing.upperBound..<letters.count))
    return text
  }

  /// Signs under the differing letters, and what they mean.
  var markup: DisplayText {
    let letters = Array(paper)
    let before = DisplayText(sanitising: String(letters[..<differing.lowerBound])).columns
    let marked = DisplayText(sanitising: String(letters[differing])).columns
    let signs = String(repeating: "~", count: max(1, marked))
    return .blanks(before) + "\(signs) \(comparison.title)"
  }
}

import NIOCore
import PortDomain
import Synchronization

/// Answers that are given again as they are while nothing changes that they tell of: programs ask how
/// a port goes far more often than it moves.
final class KeptAnswers: Sendable {
  /// The time for which an answer holds.
  struct Moment: Hashable, Sendable {
    /// The newest change of any request.
    let change: ChangeToken
    /// The newest change of the rules.
    let record: ChangeToken
    /// What is awaited grows late by the clock, and days end.
    let minute: Int64
  }

  /// Who asked for what.
  struct Question: Hashable, Sendable {
    let organisation: String
    let uri: String
  }

  private struct Kept {
    var moment: Moment?
    var answers: [Question: ByteBuffer] = [:]
    var bytes = 0
  }

  private let kept = Mutex(Kept())

  /// All that is kept at most, in bytes.
  private static let most = 8 << 20

  func answer(to question: Question, at moment: Moment) -> ByteBuffer? {
    kept.withLock { $0.moment == moment ? $0.answers[question] : nil }
  }

  /// - Parameter moment: as it was before the answer was looked up, so that what changes meanwhile
  ///   ends it.
  func keep(_ answer: ByteBuffer, to question: Question, at moment: Moment) {
    let size = answer.readableBytes + question.uri.utf8.count
    kept.withLock { kept in
      if kept.moment != moment || kept.bytes + size > KeptAnswers.most {
        kept = Kept(moment: moment)
      }
      kept.answers[question] = answer
      kept.bytes += size
    }
  }
}

import Foundation
import PortDesk
import PortDomain
import Screens
import Wording

/// What the app asks of files, answered, as `StoreAnswers` answers what it asks of a store.
struct FileAnswers: Sendable {
  let session: DeskSession

  /// What a path may become, spelled as it was begun.
  func completions(of path: String) -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return session.folders.completions(of: typed(path)).map { folder + $0 }
  }

  func take(_ intake: PaperIntake) -> [Reply] {
    var intent: Intent?
    do throws(DeskFailure) {
      let paper = try session.receive(session.folders.paper(typed(intake.path)))
      let made = session.intent(
        toAdd: paper,
        as: intake.kind,
        evidence: intake.evidence,
        to: intake.request,
        others: intake.others,
        key: intake.key
      )
      intent = made
      let outcome = try session.commit(made, keeping: paper)
      let committed = Reply.written(.committed([made], .success([outcome])))
      guard case .done = outcome, let earlier = paper.earlier else { return [committed] }
      // After it: what became of a write covers what was said before.
      let words = session.words(for: earlier, besides: intake.request)
      return [committed, .notice(Message(words.capitalisedFirst + ".", .warning))]
    } catch {
      if let intent, case .store(let error) = error {
        return [.written(.committed([intent], .failure(error)))]
      }
      return [.fileRefused(.take(intake), error.message)]
    }
  }

  func take(_ intake: AnswerIntake) -> Reply {
    do throws(DeskFailure) {
      let file = try session.folders.table(typed(intake.path))
      return .answered(intake, try session.takeAnswers(from: file, isTrial: intake.isTrial))
    } catch {
      return .fileRefused(.answers(intake), error.message)
    }
  }

  func give(_ outgoing: Outgoing) -> Reply {
    do throws(DeskFailure) {
      let path = typed(outgoing.path)
      switch outgoing {
      case .paper(let paper, _):
        return .givenOut(outgoing, .written(try session.extract(paper, to: path)))
      case .packet(let request, _):
        let written = try session.packet(of: request, to: path)
        return .givenOut(
          outgoing,
          .written(packet: written.path, without: written.packet.lacking)
        )
      case .results(let results, _):
        return .givenOut(outgoing, .written(try session.write(results, to: path)))
      case .requests(let query, _):
        let (file, count) = try session.export(query, toNamed: path)
        return .givenOut(outgoing, .written(count, requestsTo: file))
      }
    } catch {
      return .fileRefused(.give(outgoing), error.message)
    }
  }

  /// A path as a shell would read it: `~/` is the operator's home.
  private func typed(_ path: String) -> String {
    guard path.hasPrefix("~/"), !session.folders.isRestricted,
      let home = ProcessInfo.processInfo.environment["HOME"]
    else { return path }
    return home + path.dropFirst()
  }
}

import PortDomain
import Screens
import TestSupport
import Testing

@testable import PortTUI

@Suite("Reads that wait, and the report that nobody waits for any more")
struct WaitingReadsTests {
  private func report(_ report: Report) -> Read {
    .report(report, Sample.context().viewpoint())
  }

  @Test("The newest of a lane takes the place of the one before; lanes don't meet")
  func places() {
    var waiting = WaitingReads()
    #expect(waiting.add(.matches(.everything, Sample.context().viewpoint())) == nil)
    #expect(waiting.add(report(.carriers)) == nil)
    #expect(waiting.add(report(.desk)) == report(.carriers))
    #expect(waiting.awaits(.report))
    #expect(waiting.next(of: .report) == report(.desk))
    #expect(!waiting.awaits(.report))
    #expect(waiting.next(of: .report) == nil)
    #expect(waiting.next(of: .matches) != nil)
  }

  @Test("A report that has begun is given up for the next one, and for none")
  func givenUp() {
    var waiting = WaitingReads()
    _ = waiting.add(report(.carriers))
    _ = waiting.next(of: .report)
    #expect(!waiting.isReportGivenUp)
    _ = waiting.add(.paths("/"))
    #expect(!waiting.isReportGivenUp)
    _ = waiting.add(report(.desk))
    #expect(waiting.isReportGivenUp)
    _ = waiting.next(of: .report)
    #expect(!waiting.isReportGivenUp)
    #expect(waiting.giveUpReport() == nil)
    #expect(waiting.isReportGivenUp)
    // One that had not begun is told of.
    _ = waiting.add(report(.desk))
    #expect(waiting.giveUpReport() == report(.desk))
    #expect(waiting.next(of: .report) == nil)
  }
}

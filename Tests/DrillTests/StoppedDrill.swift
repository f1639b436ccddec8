import Foundation
import PortDomain
import TestSupport
import Testing

extension Drills {
  @Test("A session or an import stopped at random moments keeps no other from writing")
  func stopped() throws {
    let stops = DrillSize.pick(first: 10, ci: 200, release: 1_000)
    let desk = try DrillDesk(requests: 10)
    let sessions = try StopFigure(of: stops, on: desk) {
      try desk.start("notes", "stopped\($0)", 0)
    }
    let program = try ProgramUnderTest.path()
    let imports = try StopFigure(of: stops, on: desk) { run in
      let table = try desk.home.write(ImportTable.text(of: run), to: "many.csv")
      return try RunningProgram([program, "import", table], environment: desk.home.environment)
    }
    for figure in [sessions, imports] { #expect(figure.through * 200 >= figure.stops * 199) }
    try desk.expectSound()
    reportDrill("stopped", "sessions: \(sessions); imports: \(imports)")
  }
}

/// How often another's change went through while a process was stopped that changes as fast as it can.
private struct StopFigure: CustomStringConvertible {
  private(set) var stops = 0
  /// Within a second; ten where the machine does other things beside.
  private(set) var through = 0
  private var slowest = Duration.zero

  /// - Parameter start: starts the process with a name of its own, again when it has ended.
  init(of wanted: Int, on desk: DrillDesk, _ start: (Int) throws -> RunningProgram) throws {
    let limit = Duration.seconds(DrillSize.current == .release ? 1 : 10)
    let store = try desk.open()
    defer { store.close() }
    let id = try #require(try store.request(ofNumber: "+2348031100000"))
    let clock = ContinuousClock()
    var runs = 0
    var program: RunningProgram?
    while stops < wanted {
      if let ended = program, ProcessTable.hasEnded(ended.process) {
        let end = ended.wait()
        #expect(end.status == 0, "\(end.errors)")
        program = nil
      }
      if program == nil {
        let before = try store.changes(since: nil).token
        program = try start(runs)
        runs += 1
        // An import reads its whole file first.
        let isAtIt = try Condition.first(within: .seconds(120)) {
          try store.changes(since: before).token == before ? nil : true
        }
        try #require(isAtIt == true)
      }
      guard let program else { break }
      // From some changes to some hundred, wherever in the next one it is by then.
      _ = poll(nil, 0, Int32.random(in: 1...100))
      program.send(signal: SIGSTOP)
      let began = clock.now
      let note = Intent(
        key: "while stopped \(stops)",
        actor: Sample.ada,
        subject: .change(id, .note("while stopped"), basis: .current)
      )
      let isDone = (try? store.commit(note)).map(\.isDone) ?? false
      let taken = clock.now - began
      program.send(signal: SIGCONT)
      stops += 1
      slowest = max(slowest, taken)
      if isDone, taken <= limit { through += 1 }
    }
    program?.send(signal: SIGKILL)
    _ = program?.wait()
  }

  var description: String {
    "\(through) of \(stops) changes of another went through, the slowest in \(slowest.milliseconds) ms"
  }
}

/// Files of requests, each with numbers of its own.
private enum ImportTable {
  private static let rows = 20_000

  static func text(of run: Int) -> String {
    var text =
      "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
      + "billing_name,billing_address\n"
    for row in 0..<rows {
      let number = 32_000_000 + run * rows + row
      text += "+23480\(number),NG,mtn,A-\(row),Ada Obi,2026-10-20,Ada Obi,1 Marina\n"
    }
    return text
  }
}

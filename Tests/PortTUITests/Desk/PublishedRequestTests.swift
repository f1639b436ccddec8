import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("A request by keys, in a terminal of 80 by 24")
  struct PublishedRequestTests {
    @Test("The provider's published request goes from a paste to a working number")
    func goesAllTheWay() throws {
      let desk = try DeskInTerminal(on: "2026-11-23")
      let first = try desk.open()
      defer { first.close() }
      try takeIn(first)
      try review(first, desk)
      try submitAndReject(first)
      try resolve(first)

      try press("q", in: first, until: "? help")
      try openStatusMenu(in: first)
      try press("d", in: first, until: "Port date")
      try first.type("<enter> <enter>")
      try first.waitForScreen(containing: "Scheduled +234")
      try first.waitForScreen(containing: "? help")
      try first.type("q")
      #expect(try first.waitForEnd() == .status(0))

      let next = try desk.open(on: "2026-11-24")
      defer { next.close() }
      try openStatusMenu(in: next)
      try press("c", in: next, until: "undone.")
      try next.type("y")
      try next.waitForScreen("an empty list of open requests") { $0.contains("All 0") }
      let done = try desk.desk.json("show", "+2348012345678")
      #expect(done["status"] == "completed" && done["attempt"] == 2)
      #expect(done["charge"]?["amount_cents"] == 2500)
      #expect(try desk.desk.json("audit", "verify")["intact"] == true)
    }

    private func press(_ keys: String, in session: TerminalSession, until text: String) throws {
      try session.type(keys)
      try session.waitForScreen(containing: text)
    }

    /// What is not possible tells why as soon as the request is read.
    private func openStatusMenu(in session: TerminalSession) throws {
      try press("s", in: session, until: "only from")
    }

    private func takeIn(_ session: TerminalSession) throws {
      try press("i", in: session, until: "New request")
      try session.paste(CommandDesk.body)
      try session.waitForScreen(containing: "123 Business St, Lagos")
      try press("<c-x>", in: session, until: "+234 801 234 5678 is taken in.")
    }

    private func review(_ session: TerminalSession, _ desk: DeskInTerminal) throws {
      try press("d", in: session, until: "Documents")
      for (paper, day) in [("loa", "2026-11-01"), ("bill", "2026-11-01"), ("id", "2030-01-01")] {
        let file = try desk.desk.home.write("%PDF-1.7 \(paper)", to: "\(paper).pdf")
        try press("+", in: session, until: "Add a paper")
        try session.send(text: file)
        try session.type("<tab>")
        try session.send(text: day)
        try press("<enter>", in: session, until: "\(paper).pdf")
        try session.waitForScreen("the dialog closed") { !$0.contains("Add a paper") }
        try press("P", in: session, until: "accepted")
        try session.type("<tab>")
      }
      try session.waitForScreen(containing: "Can be submitted")
      try session.type("q")
    }

    private func submitAndReject(_ session: TerminalSession) throws {
      try openStatusMenu(in: session)
      try press("<tab>", in: session, until: "reference")
      try session.send(text: "PO-1")
      try press("<enter>", in: session, until: "to mtn, ref PO-1.")
      try openStatusMenu(in: session)
      try press("r", in: session, until: "account name mismatch")
      try press("<space> <down> <space>", in: session, until: "mismatch · PIN incorrect")
      try press("<enter>", in: session, until: "Carrier's code")
      try session.send(text: "8C")
      try press("<c-x>", in: session, until: "Rejected +234")
    }

    /// One reason disputed, one fixed.
    private func resolve(_ session: TerminalSession) throws {
      try press("r", in: session, until: "Left: account name mismatch")
      try press("d", in: session, until: "why the ground")
      try session.send(text: "the name is the carrier's own")
      try press("<enter>", in: session, until: "Left: PIN incorrect")
      try session.type("<down>")
      try press("f", in: session, until: "say why not")
      try session.send(text: "the customer read it out again")
      try press("<enter>", in: session, until: "Nothing is left")
      try press("b", in: session, until: "in progress")
    }
  }
}

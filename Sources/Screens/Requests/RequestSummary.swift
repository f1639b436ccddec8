import PortDomain
import TerminalUI
import Wording

/// A request in a few lines from its list row alone, so that a preview costs no read.
struct RequestSummary {
  let lines: [StyledText]

  init(_ listing: Listing, in context: Context) {
    let request = listing.request
    let today = context.today(in: request.country)
    let progress = context.desk.progress(of: listing, on: today)
    func pair(_ label: DisplayText, _ value: String?) -> StyledText {
      StyledText(label.fitted(to: 14), .muted) + StyledText(DisplayText(sanitising: value ?? "–"))
    }
    lines = [
      StyledText(DisplayText(sanitising: request.number.grouped), .strong),
      StyledText(DisplayText(sanitising: request.customer)),
      "",
      pair("Status", request.status.title),
      pair(
        "Clock",
        ClockLine(progress, turn: listing.facts.span(on: today).turn, today: today).text
      ),
      pair("Carrier", request.carrier.text),
      pair("Reference", request.carrierReference),
      pair("Account", request.accountNumber),
      pair("Signatory", request.authorizedName),
      pair("Billing name", request.billingName),
      pair("Address", request.billingAddress),
      pair("Owner", request.owner),
      pair("Follow up", request.followUpOn?.spoken(today: today)),
      pair("Hold until", request.holdUntil?.spoken(today: today)),
      pair("Port date", request.lifecycle.confirmation?.date.spoken(today: today)),
      pair("Attempt", String(request.lifecycle.attempt)),
      pair("Id", request.id.text),
    ]
  }
}

/// How far the clock has come, in words: `Day 6 of 5–10 · our turn · due Thu 3 Dec`.
struct ClockLine {
  let text: String

  init(_ progress: Progress, turn: Party, today: CalendarDay) {
    let range = "\(progress.typical.lowerBound)–\(progress.typical.upperBound)"
    var parts = ["Day \(progress.day) of \(range)", turn.turnWords]
    if let due = progress.on {
      if progress.isOver {
        parts.append("\(due.days(until: today))d overdue, was due \(due.spoken(today: today))")
      } else if progress.isPaused {
        parts.append("clock paused")
      } else {
        parts.append("due \(due.spoken(today: today))")
      }
    }
    text = parts.joined(separator: " · ")
  }
}

extension Party {
  fileprivate var turnWords: String {
    switch self {
    case .us: "our turn"
    case .customer: "customer's turn"
    case .carrier: "carrier's turn"
    case .nobody: "nobody's turn"
    }
  }
}

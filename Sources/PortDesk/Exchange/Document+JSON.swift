import PortDomain
import Wording

extension Document {
  /// The paper with its sheet as scripts read it.
  public func json(in file: RequestFile, by desk: Desk, on today: CalendarDay) -> JSON {
    stateJSON(in: file, by: desk, on: today).adding([
      "items": .object(
        kind.items.map { JSON.Member($0.rawValue, row($0, in: file, by: desk, on: today)) }
      ),
      "evidence": .object(
        kind.evidence.compactMap { field in
          evidence[field].map { JSON.Member(field.rawValue, .text($0)) }
        }
      ),
      "requests": .list((file.attachments[id]?.requests ?? []).map { .text($0.text) }),
      "covers": file.coverage(of: self)?.json ?? .null,
      "received_at": .text(receivedAt.rfc3339),
      "received_by": .text(receivedBy),
    ])
  }

  /// What it is and how it stands, as everybody reads it.
  func stateJSON(in file: RequestFile, by desk: Desk, on today: CalendarDay) -> JSON {
    [
      "id": .text(id.text),
      "kind": .text(kind.rawValue),
      "version": .integer(version),
      "state": .text(desk.state(of: self, in: file, on: today).rawValue),
      "good_until": JSON(desk.goodUntil(self, in: file)?.iso),
      "file": [
        "name": .text(self.file.name),
        "media_type": .text(self.file.mediaType),
        "size": .integer(self.file.size),
        "sha256": .text(self.file.sha256),
      ],
    ]
  }

  /// A row: how it stands and who says so, the reviewer or the program; what was answered; what paper
  /// and request say.
  private func row(
    _ item: CheckItem,
    in file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> JSON {
    let verdict = desk.verdict(item, of: self, in: file, on: today)
    let answer = answers[item]
    let isReviewers = verdict == answer?.verdict
    let compared = desk.compared(item, on: self, in: file)
    return [
      "verdict": JSON(verdict?.rawValue),
      "by": JSON(isReviewers ? answer?.by : Answer.program),
      "at": JSON(isReviewers ? answer?.at.rfc3339 : nil),
      "remark": JSON(answer?.remark),
      "answer": answer.map {
        ["verdict": .text($0.verdict.rawValue), "by": .text($0.by), "at": .text($0.at.rfc3339)]
      } ?? nil,
      "comparison": JSON(compared.compactMap(\.comparison).max()?.code),
      "compared": .list(compared.map(\.json)),
    ]
  }
}

extension Coverage {
  fileprivate var json: JSON {
    [
      "numbers": .integer(covered), "of": .integer(count),
      "lacking": .list(left.map { .text($0.e164) }),
    ]
  }
}

extension Rejection {
  /// The rejection with what became of each reason, and what the country's rules say of it.
  public func json(
    of request: PortRequest,
    on today: CalendarDay,
    under rules: RuleBook
  ) -> JSON {
    [
      "id": .text(id.text),
      "at": .text(at.rfc3339),
      "day": .text(day.iso),
      "by": .text(by),
      "source": .text(source.rawValue),
      "attempt": .integer(attempt),
      "carrier_code": JSON(carrierCode),
      "text": JSON(text),
      "reasons": .list(reasons.map { $0.json(of: request, on: today, under: rules) }),
    ]
  }
}

extension Rejection.Ground {
  fileprivate func json(
    of request: PortRequest,
    on today: CalendarDay,
    under rules: RuleBook
  ) -> JSON {
    [
      "code": .text(code.rawValue),
      "title": .text(code.reason.title),
      "severity": .text(code.reason.severity.rawValue),
      "actor": .text(code.reason.actor.rawValue),
      "resolved": .flag(resolution?.isResolved(on: today) == true),
      "outcome": JSON(resolution?.outcome.rawValue),
      "until": JSON(resolution?.until?.iso),
      "note": JSON(resolution?.note),
      "by": JSON(resolution?.by),
      "at": JSON(resolution?.at.rfc3339),
      "rule": rules.rule(for: code, in: request.country).map { $0.json(for: request) } ?? .null,
    ]
  }
}

extension CountryRule {
  /// The rule with its source, what it offers, and the day on which its wait ends.
  public func json(for request: PortRequest) -> JSON {
    [
      "country": .text(country.code),
      "text": .text(statement),
      "offer": .text(offer.rawValue),
      "until": JSON(offer == .waiting ? waitEnd(of: request)?.iso : nil),
      "source": .text(source),
    ]
  }
}

extension Event {
  /// One line of the history with the values it keeps.
  public var json: JSON {
    [
      "id": .text(id.text),
      "number": .integer(number),
      "at": .text(at.rfc3339),
      "by": .text(by),
      "session": .text(session),
      "kind": .text(kind.rawValue),
      "about": .list(about.codes.map(JSON.text)),
      "version": .integer(version),
      "changes": .list(
        (detail?.changes ?? []).filter { !$0.field.isBookkeeping }.map { change in
          [
            "field": .text(change.field.name),
            "before": JSON(change.before),
            "after": JSON(change.after),
          ]
        }
      ),
      "text": JSON(detail?.text),
      "on": JSON(detail?.on?.iso),
    ]
  }
}

extension RequestField {
  /// Kept by the rules for themselves; of no use to a reader of the history.
  fileprivate var isBookkeeping: Bool {
    self == .timesSent || RequestField.clock.contains(self)
  }
}

extension Foreseen {
  /// The reason with the failing rows that foretell it.
  public var json: JSON {
    [
      "reason": .text(reason.rawValue),
      "because": .list(
        rows.map { row in
          [
            "paper": .text(row.paper.rawValue),
            "item": .text(row.item.rawValue),
            "field": JSON(row.evidence?.rawValue),
          ]
        }
      ),
      "fields": .list(fields.map { .text($0.name) }),
    ]
  }
}

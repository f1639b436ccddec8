import PortDomain
import TerminalUI
import Wording

/// The reasons of a refusal, chosen from the catalogue, with the carrier's own code and words.
public struct RejectScreen: Screen {
  enum Field: String, Hashable, Sendable {
    case code, words
  }

  public let title = "Reject"
  var open: OpenFile
  var search = TextField(limit: 60)
  var cursor = 0
  /// Whether keys go to the fields below instead of the list.
  var isTyping = false
  var form: DraftedForm<Field>

  public init(request: RequestID) {
    open = OpenFile(request)
    form = DraftedForm(
      Form([
        .init(id: .code, label: "Carrier's code", hint: "as the carrier gave it; may stay empty"),
        .init(id: .words, label: "In their words", hint: "needed with the reason \"other\""),
      ]),
      draft: Draft.Key(form: "reject", subject: request.text)
    )
  }

  public var input: InputMode { .keys }

  public func hints(in context: Context) -> [HintLine.Hint] {
    if isTyping {
      return [.init(.enter, "reject"), .init(.tab, "next field"), .init(.escape, "reasons")]
    }
    return [
      .init(.character(" "), "choose"), .init([.up, .down], "move"), .init(.enter, "go on"),
      .init(.escape, "back"),
    ]
  }

  /// The reasons chosen, in the order of the choice; they lie in the draft with the texts.
  var chosen: [ReasonCode] {
    (form.beside["reasons"] ?? "").split(separator: ",").compactMap {
      ReasonCode(rawValue: String($0))
    }
  }

  /// The catalogue by group, narrowed to what was typed: each word in title, code or cause.
  var found: [ReasonCode] {
    let words = FoldedText.words(of: search.text)
    let all = Reason.Group.allCases.flatMap { group in
      ReasonCode.allCases.filter { $0.reason.group == group }
    }
    return all.filter { code in
      let text = FoldedText.key("\(code.reason.title) \(code.rawValue) \(code.reason.cause)")
      return words.allSatisfy(text.contains)
    }
  }
}

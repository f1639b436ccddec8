import PortDomain

extension SavedView.Problem {
  /// Why a view isn't saved, and what to do about it.
  public var message: String {
    switch self {
    case .nameMissing: "a view needs a name with letters or digits"
    case .nameTooLong(let most): "a view's name has \(most) characters at most"
    case .nameTaken(let name): "\"\(name)\" is built in; give the view another name"
    case .filter(let error): error.message
    }
  }
}

extension Title {
  public static let views = "Views"
  public static let columns = "Columns"
}

extension Prompt {
  public static let viewName = "Name of the view:"
}

extension Placeholder {
  public static let always = "always shown"
  public static let noRoom = "no room at this width"
}

extension WhyNot {
  public static let fixedColumn = "Number, customer and what comes next are always shown."
  public static let builtInView = "This view is built in: it has its digit and stays as it is."
  public static let mayNotShare = "Viewers share no views; their own are theirs alone."
}

extension View.Kind {
  /// Whose a view is.
  public var title: String {
    switch self {
    case .builtIn: "built in"
    case .shared: "shared"
    case .own: "mine"
    }
  }
}

extension ViewColumn {
  /// What it is called where columns are chosen.
  public var title: String {
    switch self {
    case .number: "Number"
    case .country: "Country"
    case .carrier: "Carrier"
    case .customer: "Customer"
    case .next: "What comes next"
    case .due: "Due"
    case .status: "Status"
    case .port: "Port date"
    case .age: "Age in days"
    case .created: "Taken in"
    case .updated: "Last changed"
    case .owner: "Owner"
    }
  }
}

extension Question {
  public static func changeShared(_ name: String) -> Question {
    Question(
      title: "Shared view",
      lines: ["\(name) is shared: everybody gets it as it is shown here."],
      yes: "change it"
    )
  }

  /// Before one of one's own views takes the place of another.
  public static func replaceView(_ name: String) -> Question {
    Question(title: "View", lines: ["You have a view \(name) already."], yes: "replace it")
  }

  public static func remove(_ name: String, isShared: Bool) -> Question {
    Question(
      title: "View",
      lines: [isShared ? "\(name) is shared: it goes for everybody." : "\(name) goes for good."],
      yes: "remove it"
    )
  }
}

extension Message {
  public static func noView(_ name: String, views key: String) -> Message {
    Message("No view is called \(name); \(key) lists them.", .warning)
  }

  public static func viewExists(_ name: String) -> Message {
    Message("There is a view \(name) already; give another name.", .warning)
  }

  /// - Parameter digit: that opens it; nil where all are taken.
  public static func saved(_ name: String, digit: Int?, views key: String) -> Message {
    let way = digit.map { "\($0) opens it" } ?? "\(key) opens it and gives it a digit"
    return Message("Saved as your view \(name); \(way).", .done)
  }

  public static func removed(_ name: String) -> Message { Message("Removed: \(name).", .done) }

  public static func startsWith(_ name: String) -> Message {
    Message("The desk opens with \(name) from now on.", .done)
  }
}

extension View.Kind {
  /// The code that scripts read.
  public var code: String {
    switch self {
    case .builtIn: "built_in"
    case .shared: "shared"
    case .own: "own"
    }
  }
}

extension Sort {
  /// As it is typed: `-due` is reversed.
  public var typed: String { (isDescending ? "-" : "") + field.rawValue }
}

extension Count {
  /// As many as are known of.
  public var known: Int {
    switch self {
    case .exactly(let count), .moreThan(let count): count
    }
  }
}

extension PrintedText {
  public static func views(_ views: [(View, Count)]) -> PrintedText {
    PrintedText(
      [.key, .view, .requests, .whose, .filter],
      views.map { view, count in
        [
          view.digit.map { String($0) } ?? "", view.name, count.spoken, view.kind.title, view.text,
        ]
      }
    )
  }

  public static func saved(_ name: String) -> PrintedText { "Saved: \(name)." }
}

import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Named filters with their order and columns.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "List, save and remove views: named filters with their order and columns.",
    subcommands: [ViewListCommand.self, ViewSaveCommand.self, ViewRemoveCommand.self]
  )
}

struct ViewListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the views with their counts: built in, your own, shared by all.",
    examples: ["porttui view list"]
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let session = try DeskSession.open(options)
    let views = try session.views()
    let counts = try views.map(session.count(of:))
    options.show(
      .list(zip(views, counts).map { $0.json(count: $1) }),
      .views(Array(zip(views, counts)))
    )
  }
}

struct ViewSaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract: "Save a view of your own, or one that all share; one of that name is replaced.",
    examples: ["porttui view save 'MTN late' carrier:mtn late --sort due --digit 7"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "What the view is called.")
  var name: String

  @Argument(help: "Words of its filter, such as status:rejected country:NG due<3d.")
  var filter: [String]

  @Option(parsing: .unconditional, help: "Its order, as for list; -due reverses.")
  var sort: String?

  @Option(
    help: ArgumentHelp(
      "Its columns from left to right, with commas between: "
        + "\(ViewColumn.allCases.map(\.rawValue).joined(separator: ", "))."
    )
  )
  var columns: String?

  @Option(help: "The digit that opens it: 7, 8 or 9.")
  var digit: Int?

  @Flag(help: "All share it.")
  var shared = false

  func run() throws {
    if let digit, !View.ownDigits.contains(digit) {
      throw CommandFailure.usage(
        .noSuch(String(digit), named: "digit", among: View.ownDigits.map { String($0) })
      )
    }
    var look = ViewLook()
    if let sort { look.sort = try QueryOptions.sort(sort) }
    look.columns = try columns.map { text in
      let named = try QueryOptions.columns(text)
      return ViewColumn.allCases.filter { !$0.isOptional && !named.contains($0) } + named
    }
    let session = try DeskSession.open(options)
    let view = SavedView(name: name, filter: filter.joined(separator: " "), look: look)
    try session.save(view, digit: digit, isShared: shared)
    options.show(["saved": .text(view.name), "shared": .flag(shared)], .saved(view.name))
  }
}

struct ViewRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a view of your own, or one that all share.",
    examples: ["porttui view remove 'MTN late'"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "What the view is called.")
  var name: String

  @Flag(help: "The one that all share.")
  var shared = false

  func run() throws {
    let session = try DeskSession.open(options)
    try session.removeView(name, isShared: shared)
    options.show(["removed": .text(name)], "\(Message.removed(name).text)")
  }
}

import ArgumentParser
import Wording

/// What every command takes.
struct DeskOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The desk's database.",
      discussion: "Else PORTTUI_DB, else the configuration, else the XDG data directory.",
      valueName: "path"
    )
  )
  var database: String?

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  @Flag(help: "Change nothing, whatever is asked.")
  var readOnly = false

  @Option(
    help: ArgumentHelp("The time it shall be; sandbox databases only.", valueName: "time")
  )
  var now: String?
}

/// What commands that change a request take besides.
struct VersionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Do it only while the request is at this version.", valueName: "number")
  )
  var ifVersion: Int?
}

import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// The keys of customers' programs.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make, list and revoke the keys with which customers' programs use the API.",
    subcommands: [KeyCreateCommand.self, KeyListCommand.self, KeyRevokeCommand.self]
  )
}

struct KeyCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a key for an organisation; it is shown this once.",
    examples: [
      "porttui key create org_acme --name billing",
      "porttui key create org_acme --test",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The organisation's id, as organization_id of its requests.")
  var organization: String

  @Option(help: "What people call the key.")
  var name = ""

  @Flag(help: "A test key, for a store made with init --sandbox.")
  var test = false

  func run() throws {
    let session = try DeskSession.open(options)
    let (key, secret) = try session.makeKey(
      for: organization,
      named: name,
      kind: test ? .test : .live
    )
    options.show(
      [
        "id": .text(key.id.text), "organization_id": .text(key.organization),
        "key": .text(secret.exposed),
      ],
      .made(key, secret)
    )
  }
}

struct KeyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the keys: whose they are, how they begin, who made and revoked them.",
    examples: ["porttui key list"]
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let keys = try DeskSession.open(options).keys()
    options.show(.list(keys.map(\.json)), .keys(keys))
  }
}

struct KeyRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Make a key useless at once and for good.",
    examples: ["porttui key revoke key_01m6rcztd2g1443zaqtabf7s6x"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The key's id, key_…, as the list shows it; never the key itself.")
  var id: String

  func run() throws {
    let key = try DeskSession.open(options).revokeKey(id)
    options.show(["revoked": .text(key.id.text)], .revoked(key))
  }
}

import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// What a field may hold is suggested while it is typed, and taken by going on at its end.
@Suite("Fields are completed as they are typed")
struct CompletionScriptTests {
  private func file(in desk: DeskScript) throws -> RequestFile {
    try desk.store.file(try #require(try desk.store.request(ofNumber: "+2348031000000")))
  }

  @Test("Country and carrier in a new request, the carrier of that country")
  func intake() {
    var desk = DeskScript(store: Sample.store(of: []))
    desk.press("i <tab>")
    desk.type("ni")
    #expect(desk.text.contains("nigeria") || desk.text.contains("niGeria"), "\(desk.text)")
    desk.press("<right> <tab>")
    #expect(desk.rows.contains { $0.hasPrefix(" Country") && $0.contains("NG") }, "\(desk.text)")
    desk.type("9m")
    desk.press("<end> <tab>")
    #expect(desk.rows.contains { $0.contains("9mobile") })
  }

  @Test("A PIN that is typed answers for its state; a wished Sunday is warned of")
  func followed() {
    var desk = DeskScript(store: Sample.store(of: []))
    desk.press("i")
    desk.paste("country: NG\nwished port date: 2026-12-06\nPIN state: not_needed")
    #expect(desk.text.contains("weekend or a holiday there"), "\(desk.text)")
    desk.press("<tab> <tab> <tab> <tab>")
    desk.type("4711")
    desk.press("<tab>")
    #expect(!desk.text.contains("not_needed"), "\(desk.text)")
  }

  @Test("The path of a paper, name after name; Enter goes on to its date, and there takes it")
  func paths() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.paths = ["/scans/", "/scans/acme-loa.pdf", "/scans/zenith.pdf"]
    desk.press("d +")
    desk.type("/sc")
    desk.press("<right>")
    desk.type("z")
    #expect(desk.text.contains("/scans/zenith.pdf"))
    desk.press("<right> <enter>")
    desk.type("2026-11-20")
    desk.press("<enter>")
    #expect(try file(in: desk).paper(.loa)?.file.name == "/scans/zenith.pdf")
  }

  @Test("An owner among the logins that are known")
  func owner() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("e")
    desk.type("owner")
    desk.press("<enter> a d <right> <enter>")
    #expect(try file(in: desk).request.owner == "ada", "\(desk.text)")
  }

  @Test("What was suggested goes as soon as something else is typed, and no letter is lost")
  func field() {
    var field = TextField("")
    for letter in "mt" { field.edit(.insert(letter)) }
    field.suggest(from: ["airtel", "mtn", "MTN Business"])
    #expect(field.suggestion == "mtn" && field.text == "mt")
    field.edit(.insert("x"))
    #expect(field.suggestion == nil && field.text == "mtx")
    field.edit(.deleteBackward)
    field.suggest(from: ["mtn"])
    field.edit(.left)
    #expect(field.suggestion == nil && field.cursor == 1)
    field.suggest(from: ["mtn"])
    #expect(field.suggestion == nil)
    field.edit(.right)
    field.suggest(from: ["mtn"])
    #expect(field.takeSuggestion() && field.text == "mtn" && !field.takeSuggestion())
  }
}

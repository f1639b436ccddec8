import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What failures say")
struct FailureWordingTests {
  @Test(
    "A store's failure has a code, says what happened and what to do",
    arguments: [
      (.noSuchThing("pr_1"), "no_such_thing", "nothing here is called pr_1; look it up with list"),
      (
        .missing(place: "/d"), "no_database",
        "no database at /d; make one with porttui init, or name another"
      ),
      (
        .alreadyExists(place: "/d"), "already_exists",
        "/d is there already and stays as it is; name another place"
      ),
      (.notOurs(place: "/d"), "not_a_desk", "/d is not a porting desk; name another file"),
      (
        .newer(place: "/d", version: 5, known: 4), "newer_database",
        "/d was written by a newer porttui (schema 5, this one knows 4); update this program"
      ),
      (
        .older(place: "/d", version: 3, known: 4), "older_database",
        "/d was written by an older porttui (schema 3, now 4); open it once without --read-only"
      ),
      (
        .corrupt(place: "/d", detail: "event 12"), "corrupt",
        "/d is damaged (event 12); restore the last backup and keep this file"
      ),
      (.readOnly(place: "/d"), "read_only", "/d can't be written here; nothing was changed"),
      (
        .notPermitted(place: "/d"), "not_permitted",
        "you may not use /d; ask whoever keeps this desk"
      ),
      (
        .networkFileSystem(place: "/d", type: "nfs"), "network_file_system",
        "/d lies on a network file system (nfs), where locks don't hold; move it to a local disk"
      ),
      (
        .busy(holder: nil, seconds: 3), "busy",
        "another session has held the desk's write lock for 3 s; nothing was changed, try again"
      ),
      (
        .busy(holder: "bola", seconds: 3), "busy",
        "bola has held the desk's write lock for 3 s; nothing was changed, try again"
      ),
      (
        .diskFull, "disk_full", "the disk is full; nothing was changed, make room and try again"
      ),
      (
        .replaced(place: "/d"), "replaced",
        "/d was moved or replaced while open; leave and open it again"
      ),
      (
        .unsafeSetting(name: "synchronous", value: "1"), "unsafe_setting",
        "the database did not keep synchronous safe (it is 1); nothing is opened like that"
      ),
      (
        .uncertain(key: "k"), "uncertain",
        "it is not known whether the change was stored; look at the request before doing it again"
      ),
      (
        .keyReused(key: "k"), "key_reused",
        "the same key came with another change; nothing was changed"
      ),
      (
        .sealKeyMissing(places: ["/etc/k/st_1.key", "/home/k/st_1.key"]), "key_missing",
        "without its key this desk is only read: st_1.key is not in /etc/k or /home/k; put it back"
          + " there"
      ),
      (.sealBroken, "seal_broken", "the PIN doesn't open with this key; enter it again"),
      (
        .notSandbox, "not_sandbox",
        "--now is for sandbox databases only; make one with porttui init --sandbox"
      ),
      (.interrupted, "interrupted", "interrupted; nothing was changed"),
      (
        .system("no space (28)"), "system",
        "the system refused: no space (28); nothing was changed"
      ),
    ] as [(StoreError, String, String)]
  )
  func store(_ error: StoreError, _ code: String, _ text: String) throws {
    #expect(error.code == code)
    #expect(error.message == text)
  }

  @Test(
    "A record that isn't written says why and what would be taken",
    arguments: [
      (
        .notPermitted(needed: .supervisor), "not_permitted",
        "this is for supervisors; ask one, nothing was changed"
      ),
      (
        .aliasTaken(Sample.mtn, by: Sample.mtn), "alias_taken",
        "mtn is mtn already; take it away there first"
      ),
      (.nameMissing, "name_missing", "a holiday needs a name"),
      (
        .statementMissing, "statement_missing", "a rule needs a statement of what it says"
      ),
      (
        .noRule(.ghana, .portLock), "no_rule",
        "no rule on port_lock is on file in Ghana; porttui rule list GH shows them"
      ),
      (
        .viewInvalid(.nameTaken("Mine")), "view_invalid",
        "\"Mine\" is built in; give the view another name"
      ),
      (
        .noView("late"), "no_view",
        "no view called late is shared; porttui view list shows them"
      ),
      (
        .organizationMissing, "organization_missing",
        "an organisation's id is needed: whose requests are meant?"
      ),
      (
        .keyKindWrong(.live), "key_kind_wrong",
        "this store is for trying out, and its keys are test keys; make it with --test"
      ),
      (
        .keyKindWrong(.test), "key_kind_wrong",
        "this store is a real one, and its keys are live keys; test keys are made on a store of "
          + "porttui init --sandbox"
      ),
      (
        .clientFixed, "already_gone",
        "a key that was revoked and a webhook that was removed stay so; make a new one"
      ),
      (
        .webhookInvalid(.schemeUnknown), "url_invalid", "the address must begin with https://"
      ),
      (
        .webhookInvalid(.notPublic), "url_invalid",
        "the address leads to this machine or a private network; that is for trying out, with the "
          + "setting webhook_reach=anywhere"
      ),
      (
        .eventsMissing, "events_missing",
        "a webhook needs events to tell of; they are \(Announcement.Name.list)"
      ),
      (
        .valueInvalid(.carrier(.cutOff), "25"), "field_invalid",
        "cut_off can't be \"25\"; it is a time of day such as 15:00, or empty for none"
      ),
    ] as [(RecordObstacle, String, String)]
  )
  func record(_ obstacle: RecordObstacle, _ code: String, _ text: String) {
    #expect(obstacle.code == code)
    #expect(obstacle.message == text)
  }

  @Test("A filter that can't be read is pointed at")
  func filter() {
    for (text, words) in [
      ("status:nowhere", "filter, character 8: \"nowhere\" is no value of status; use "),
      ("statu:x", "filter, character 1: no field is called \"statu\"; the nearest is status; use "),
      ("(owner:me", "filter, character 10: a closing parenthesis is missing; add it"),
      ("due<soon", "filter, character 5: \"soon\" is no day; write today, fri, 3d"),
    ] {
      do throws(FilterError) {
        _ = try Filter(parsing: text)
        Issue.record("\(text) was read")
      } catch {
        #expect(error.message.hasPrefix(words), "\(error.message)")
      }
    }
  }
}

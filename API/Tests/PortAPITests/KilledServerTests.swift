import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PortDomain
import PortStore
import PortStoreSQLite
import Synchronization
import Testing
import Wording

@testable import PortAPI

/// The program itself, as it is started.
private final class RunningServer {
  private let process = Process()
  private let said = Pipe()
  let port: Int

  /// - Parameter room: how large a file of its may become, in KiB; as a disk that is full.
  /// - Throws: where it doesn't say where it listens.
  init(serving folder: String, room: Int? = nil) throws {
    // Beside the tests, where it was built.
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "portapi")
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "ulimit -f $0; exec \"$@\"", room.map { String($0) } ?? "unlimited", program.path,
      "serve", "--db", folder + "/desk.db", "--keys", folder + "/keys", "--listen", "127.0.0.1:0",
      "--rate", "0",
    ]
    process.standardOutput = said
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = ""
    while !line.contains("\n") {
      let bytes = said.fileHandleForReading.availableData
      if bytes.isEmpty { break }
      line += String(decoding: bytes, as: UTF8.self)
    }
    let digits = line.split(separator: ":").last?.filter(\.isNumber) ?? ""
    port = try #require(Int(digits), "it said: \(line)")
  }

  var id: Int32 { process.processIdentifier }

  func waitUntilGone() { process.waitUntilExit() }

  /// - Returns: its exit status.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// Comes to its end once, after so many.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(from count: Int) { left = Mutex(count) }

  /// Counts one; whether it was the last.
  func isOver() -> Bool {
    left.withLock { left in
      left -= 1
      return left == 0
    }
  }
}

@Suite("The program", .serialized, .timeLimit(.minutes(5)))
struct KilledServerTests {
  /// Starts ports until the server is gone.
  /// - Returns: the numbers of those that were answered as started.
  private func create(
    at port: Int,
    _ numbers: Range<Int>,
    whenAnswered: @escaping @Sendable () -> Void
  ) async -> Set<String> {
    var answered: Set<String> = []
    for number in numbers {
      let number = "+23480" + String(String(100_000_000 + number).dropFirst())
      var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/v1/port-requests")
      request.method = .POST
      request.headers = ["x-api-key": "kros_test_acme", "Content-Type": "application/json"]
      request.body = .bytes(ByteBuffer(string: APIClient.example(number)))
      guard let answer = try? await HTTPClient.shared.execute(request, timeout: .seconds(20)),
        answer.status == .created
      else { break }
      answered.insert(number)
      whenAnswered()
    }
    return answered
  }

  @Test("What it answered as done is there after a kill at any moment, and the history is whole")
  func isKilled() async throws {
    let desk = try ServedDesk()
    desk.store.close()
    var answered: Set<String> = []
    for round in 0..<4 {
      let server = try RunningServer(serving: desk.folder)
      let (id, port) = (server.id, server.port)
      let left = Countdown(from: 20 + 7 * round)
      answered = await withTaskGroup(of: Set<String>.self) { group in
        for worker in 0..<4 {
          let first = (round * 4 + worker) * 1000
          group.addTask {
            await create(at: port, first..<first + 1000) {
              if left.isOver() { Glibc.kill(id, SIGKILL) }
            }
          }
        }
        return await group.reduce(into: answered) { $0.formUnion($1) }
      }
      server.waitUntilGone()
    }
    #expect(answered.count >= 4 * 20)
    let store = try ServedDesk.open(desk.folder)
    defer { store.close() }
    for number in answered { #expect(try store.request(ofNumber: number) != nil, "\(number)") }
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("On a full disk it says so, still reads, and has all that it answered as done")
  func isFull() async throws {
    let desk = try ServedDesk()
    desk.store.close()
    let server = try RunningServer(serving: desk.folder, room: 1_500)
    let answered = await create(at: server.port, 0..<1_000) {}
    #expect(answered.count > 10 && answered.count < 1_000)
    let refused = try await call(server.port, .POST, APIClient.example("+2348099999999"))
    #expect(refused.status == .serviceUnavailable)
    // What concerns the desk's own house is told to nobody else.
    #expect(refused.json["code"] == "unavailable", "\(refused.json.line)")
    let list = try await call(server.port, .GET)
    let shown = list.json["data"]?.list.count
    #expect(list.status == .ok && shown == min(20, answered.count), "\(list.json.line)")
    #expect(server.stop() == 0)
    // With room again all is there, and one goes on.
    let after = try RunningServer(serving: desk.folder)
    #expect(await create(at: after.port, 5_000..<5_001) {}.count == 1)
    #expect(after.stop() == 0)
    let store = try ServedDesk.open(desk.folder)
    defer { store.close() }
    for number in answered { #expect(try store.request(ofNumber: number) != nil, "\(number)") }
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("Desk and server write side by side, and nothing of either is lost")
  func sideBySide() async throws {
    let desk = try ServedDesk()
    let session = desk.session
    let first = try session.create(ServedDesk.draft("+2348055555555")).request
    let server = try RunningServer(serving: desk.folder)
    let port = server.port
    async let answered = withTaskGroup(of: Set<String>.self) { group in
      for worker in 0..<3 {
        let start = worker * 1_000
        group.addTask { await create(at: port, start..<start + 40) {} }
      }
      return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
    }
    for number in 0..<60 {
      let edits = FieldEdits([FieldEdit(.carrierReference, "PO-\(number)")])
      try session.change(first, .edit(edits))
    }
    let done = await answered
    #expect(done.count == 120)
    #expect(server.stop() == 0)
    for number in done { #expect(try desk.store.request(ofNumber: number) != nil, "\(number)") }
    #expect(try session.file(first).request.version >= 61)
    #expect(try desk.store.verifyHistory().finding == nil)
  }

  private func call(
    _ port: Int,
    _ method: HTTPMethod,
    _ body: String? = nil
  ) async throws -> (status: HTTPResponseStatus, json: JSON) {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/v1/port-requests")
    request.method = method
    request.headers = ["x-api-key": "kros_test_acme", "Content-Type": "application/json"]
    request.body = body.map { .bytes(ByteBuffer(string: $0)) }
    let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    let bytes = try await answer.body.collect(upTo: 1 << 20)
    return (answer.status, JSON(parsing: Array(bytes.readableBytesView)) ?? .null)
  }

  @Test("It ends in peace when it is told to")
  func ends() async throws {
    let desk = try ServedDesk()
    desk.store.close()
    let server = try RunningServer(serving: desk.folder)
    let answered = await create(at: server.port, 0..<3) {}
    #expect(answered.count == 3)
    #expect(server.stop() == 0)
  }
}

import Crypto
import Foundation
import Glibc
import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("A paper is taken in from a stream of bytes")
struct PaperIntakeTests {
  /// A stream that gives its bytes in pieces and then ends, or fails.
  private func stream(_ pieces: [[UInt8]], failing errno: Int32? = nil) -> ByteStream {
    var rest = pieces[...]
    return ByteStream(named: "scan.pdf") {
      rest.popFirst().map(ByteStream.Piece.bytes) ?? errno.map { .failed(errno: $0) } ?? .end
    }
  }

  @Test(
    "Whatever the pieces it comes in, it is kept whole under its hash",
    arguments: [1, 7, 5000]
  )
  func pieces(size: Int) throws {
    let desk = try DeskAtHand()
    let bytes = DeskAtHand.pdf + (0..<3000).map { UInt8($0 % 251) }
    let pieces = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    let request = try desk.create("+2348012345678")
    _ = try desk.session.addPaper(stream(pieces), as: .bill, evidence: [:], to: [request])
    let paper = try #require(try desk.session.file(request).paper(.bill))
    let hash = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    #expect(paper.file.sha256 == hash.joined())
    #expect(paper.file.size == bytes.count && paper.file.mediaType == "application/pdf")
    #expect(desk.vault == [paper.file.sha256])
    let path = try desk.session.extract(paper, to: desk.home.folder + "/out.pdf")
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
  }

  @Test("What is too large, of another type, empty or breaks off leaves nothing behind")
  func refused() throws {
    let desk = try DeskAtHand(largestPaper: 2000)
    let request = try desk.create("+2348012345678")
    let piece = [UInt8](repeating: 0, count: 700)
    let cases: [(ByteStream, PaperObstacle)] = [
      (stream([DeskAtHand.pdf, piece, piece, piece]), .tooLarge(path: "scan.pdf", limit: 2000)),
      (stream([piece]), .otherType(path: "scan.pdf")), (stream([]), .empty(path: "scan.pdf")),
      (
        stream([DeskAtHand.pdf, piece, piece], failing: 5),
        .unreadable(path: "scan.pdf", errno: 5)
      ),
    ]
    for (stream, obstacle) in cases {
      let failure = failure {
        _ = try desk.session.addPaper(stream, as: .bill, evidence: [:], to: [request])
      }
      #expect(failure == .paper(obstacle))
      #expect(desk.vault.isEmpty)
    }
    #expect(try desk.session.file(request).documents.isEmpty)
  }

  @Test("A file that was received but not attached leaves nothing behind")
  func givenUp() throws {
    let desk = try DeskAtHand()
    do {
      _ = try desk.session.receive(stream([DeskAtHand.pdf]))
    }
    #expect(desk.vault.isEmpty)
  }

  /// The file of a paper as it is while its change is being stored.
  private func putInDoubt(_ hash: String, _ desk: DeskAtHand) throws {
    let folder = desk.home.database + "-papers/"
    try #require(rename(folder + hash, folder + hash + ".unsettled") == 0)
  }

  @Test("A file that a died session left in doubt stays where a paper stands for it")
  func heldInDoubt() throws {
    let desk = try DeskAtHand()
    let request = try desk.create("+2348012345678")
    try desk.addPaper(DeskAtHand.pdf, to: request)
    let paper = try #require(try desk.session.file(request).paper(.bill))
    try putInDoubt(paper.file.sha256, desk)
    let path = try desk.session.extract(paper, to: desk.home.folder + "/out.pdf")
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == DeskAtHand.pdf)
    try desk.session.resolveDoubts()
    #expect(desk.vault == [paper.file.sha256])
  }

  @Test(
    "One that no paper stands for goes with the next intake or purge",
    arguments: [false, true]
  )
  func strayInDoubt(byPurge: Bool) throws {
    let desk = try DeskAtHand()
    let request = try desk.create("+2348012345678")
    let hash = String(repeating: "a", count: 64)
    try FileManager.default.createDirectory(
      atPath: desk.home.database + "-papers",
      withIntermediateDirectories: false
    )
    for name in [hash, hash + ".unsettled", "notes.txt"] {
      try desk.home.write("%PDF-1.7", to: "desk.db-papers/" + name)
    }
    if byPurge {
      _ = try desk.session.purge(isDry: true)
      #expect(desk.vault.count == 3)
      _ = try desk.session.purge(isDry: false)
      #expect(desk.vault == ["notes.txt"])
    } else {
      try desk.addPaper(DeskAtHand.pdf, to: request)
      let paper = try #require(try desk.session.file(request).paper(.bill))
      #expect(desk.vault == [paper.file.sha256, "notes.txt"].sorted())
    }
  }

  @Test("A change that is refused leaves nothing of the file that came for it")
  func refusedChange() throws {
    let desk = try DeskAtHand()
    let request = try desk.create("+2348012345678")
    let failure = failure {
      _ = try desk.session.addPaper(
        stream([DeskAtHand.pdf]),
        as: .bill,
        evidence: [.issuedOn: "never"],
        to: [request]
      )
    }
    #expect(failure?.code == "evidence_invalid")
    #expect(desk.vault == [])
  }

  @Test("A kept file that may not be read is not called lost")
  func unreadable() throws {
    let desk = try DeskAtHand()
    let request = try desk.create("+2348012345678")
    try desk.addPaper(DeskAtHand.pdf, to: request)
    let paper = try #require(try desk.session.file(request).paper(.bill))
    let place = desk.home.database + "-papers/" + paper.file.sha256
    try FileManager.default.removeItem(atPath: place)
    try #require(symlink("/etc/passwd", place) == 0)
    let failure = failure { _ = try desk.session.extract(paper, to: desk.home.folder + "/o") }
    #expect(failure == .paper(.unreadable(path: place, errno: ELOOP)))
  }

  @Test("The same bytes again are told, with the request that has them")
  func again() throws {
    let desk = try DeskAtHand()
    let first = try desk.create("+2348012345678")
    let second = try desk.create("+2348012345679")
    #expect(try desk.addPaper(DeskAtHand.pdf, to: first).earlier == nil)
    let earlier = try #require(try desk.addPaper(DeskAtHand.pdf, to: second).earlier)
    #expect(earlier.request.id == first)
    #expect(desk.session.words(for: earlier, besides: second).contains(first.text))
    #expect(desk.vault.count == 1)
  }

  @Test("A file that the vault lost, or that isn't the same any more, is not given out")
  func lost() throws {
    let desk = try DeskAtHand()
    let request = try desk.create("+2348012345678")
    try desk.addPaper(DeskAtHand.pdf, to: request)
    let paper = try #require(try desk.session.file(request).paper(.bill))
    try desk.home.write("%PDF-1.7 another", to: "desk.db-papers/" + paper.file.sha256)
    let target = desk.home.folder + "/out.pdf"
    #expect(
      failure { _ = try desk.session.extract(paper, to: target) }
        == .paper(.lost(sha256: paper.file.sha256))
    )
    #expect(!desk.content(of: desk.home.folder).contains("out.pdf"))
  }

  @Test("Links, folders and absent files are no papers")
  func paths() throws {
    let desk = try DeskAtHand()
    let (folder, link) = (desk.home.folder, desk.home.folder + "/link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/passwd")
    #expect(failure { _ = try desk.session.folders.paper(link) } == .paper(.link(path: link)))
    #expect(
      failure { _ = try desk.session.folders.paper(folder) } == .paper(.notAFile(path: folder))
    )
    #expect(
      failure { _ = try desk.session.folders.paper("/none") } == .paper(.missing(path: "/none"))
    )
  }
}

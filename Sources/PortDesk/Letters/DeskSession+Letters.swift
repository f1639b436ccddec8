import Foundation
import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// The letter of authorisation of a request or of an order, of its open numbers while it has any.
  public func letter(of text: String) throws(DeskFailure) -> LetterOfAuthorisation {
    let files = try files(text)
    let open = files.filter(\.request.status.isOpen)
    do throws(LetterOfAuthorisation.Obstacle) {
      return try LetterOfAuthorisation(for: open.isEmpty ? files : open, at: desk)
    } catch {
      throw .letter(error)
    }
  }

  /// Writes a text as a new file.
  /// - Returns: the path of the file.
  public func write(
    _ text: String,
    to path: String,
    replacing: Bool = false
  ) throws(DeskFailure) -> String {
    let file = try folders.newFile(path, replacing: replacing)
    try file.write(text)
    try file.finish()
    return file.path
  }

  /// Writes a page of HTML as a PDF, by a converter that the host has.
  /// - Returns: the path of the file.
  /// - Throws: `.noProgram` in restricted mode, which starts no other program.
  public func print(
    page html: String,
    to path: String,
    replacing: Bool = false
  ) throws(DeskFailure) -> String {
    if folders.isRestricted { throw .noProgram }
    let file = try folders.newFile(path, replacing: replacing)
    try file.fill(with: PrintedPage(html: html))
    try file.finish()
    return file.path
  }

  /// Hands out a page of HTML as a PDF.
  public func print(
    page html: String,
    to sink: (ArraySlice<UInt8>) throws(DeskFailure) -> Void
  ) throws(DeskFailure) {
    if folders.isRestricted { throw .noProgram }
    let page = PrintedPage(html: html)
    let place = FileManager.default.temporaryDirectory.path
    let pdf = try writing(place) { () throws(Errno) in
      let folder = try OpenFolder(place)
      return (folder: folder, file: try NamelessFile(in: folder))
    }
    try page.convert(into: pdf.file, in: pdf.folder)
    let stream = ByteStream(pdf.file.descriptor, named: place)
    while let piece = stream.nextPiece() { try sink(piece) }
    if let errno = stream.failure { throw .output(.failed(path: place, errno: errno)) }
  }

  /// A message: the one asked for, else the one to the customer that fits best.
  ///
  /// - Returns: with why it isn't so now, where it isn't: then it can be read, and not recorded as sent.
  /// - Throws: `.refused` where none is asked for and none fits.
  public func message(
    _ kind: MessageKind?,
    about file: RequestFile
  ) throws(DeskFailure) -> (message: OutgoingMessage, whyNot: Obstacle?) {
    let (country, status) = (file.request.country, file.request.status)
    let today = today(in: country)
    guard let kind = kind ?? desk.messages(about: file, on: today).first else {
      throw .refused(Refusal(.nothingToTell(status), in: country), today: today)
    }
    return (
      OutgoingMessage(kind, about: file, at: desk, today: today),
      desk.isSo(kind, of: file, on: today) ? nil : .messageNotSo(kind, status: status)
    )
  }
}

// MARK: Packets

extension DeskSession {
  /// A packet that was written, and where.
  public struct WrittenPacket: Sendable {
    public let request: RequestID
    public let path: String
    public let packet: CarrierPacket
    public let number: PhoneNumber
    /// Whether the PIN is on the data sheet.
    public var hasPIN = false
    /// Why it isn't, where it was asked for.
    public var pinAbsence: PINAbsence?
  }

  /// Writes a request's packet as a folder.
  ///
  /// A PIN is fetched last, when all else lies ready: showing it is recorded whatever comes after.
  public func packet(
    of id: RequestID,
    to path: String,
    withPIN: Bool = false
  ) throws(DeskFailure) -> WrittenPacket {
    try demand(.operator)
    let folder = try folders.newFolder(path)
    let file = try file(id)
    let packet = try fill(folder, with: file)
    let pin = withPIN ? try shownPIN(of: id) : nil
    try folder.write(packet.dataSheet(pin: pin), as: CarrierPacket.dataSheetName)
    try folder.finish()
    return WrittenPacket(
      request: id,
      path: folder.path,
      packet: packet,
      number: file.request.number,
      hasPIN: withPIN
    )
  }

  /// Writes a folder with a packet for each open number of an order, named by its digits.
  public func packets(
    of order: OrderID,
    to path: String,
    withPIN: Bool = false
  ) throws(DeskFailure) -> [WrittenPacket] {
    try demand(.operator)
    let open = try self.order(order).files.filter(\.request.status.isOpen)
    let folder = try folders.newFolder(path)
    func name(_ file: RequestFile) -> String { String(file.request.number.e164.dropFirst()) }
    var packets: [WrittenPacket] = []
    for file in open {
      folder.addFolder(name(file))
      let packet = try fill(folder, under: name(file), with: file)
      let place = "\(folder.path)/\(name(file))"
      packets.append(
        WrittenPacket(
          request: file.request.id,
          path: place,
          packet: packet,
          number: file.request.number
        )
      )
    }
    for (index, file) in open.enumerated() {
      var pin: Secret?
      if withPIN {
        switch try pinIfThere(of: file) {
        case .success(let shown): pin = shown
        case .failure(let absence): packets[index].pinAbsence = absence
        }
        packets[index].hasPIN = pin != nil
      }
      let sheet = packets[index].packet.dataSheet(pin: pin)
      try folder.write(sheet, as: CarrierPacket.dataSheetName, under: name(file))
    }
    try folder.finish()
    return packets
  }

  /// The PIN of a number of an order, which the others' packets don't wait for.
  private func pinIfThere(
    of file: RequestFile
  ) throws(DeskFailure) -> Result<Secret, PINAbsence> {
    do throws(DeskFailure) {
      return .success(try shownPIN(of: file.request.id))
    } catch {
      guard case .refused(let refusal, _) = error,
        case .pinAbsent(let absence)? = refusal.obstacles.first
      else { throw error }
      return .failure(absence)
    }
  }

  /// Puts all of a request's packet into a folder but the data sheet.
  private func fill(
    _ folder: NewFolder,
    under subfolder: String? = nil,
    with file: RequestFile
  ) throws(DeskFailure) -> CarrierPacket {
    let packet = CarrierPacket(for: file, at: desk, today: today(in: file.request.country))
    for paper in packet.papers {
      try write(paper.document, to: folder.newFile(paper.fileName, under: subfolder))
    }
    try folder.write(packet.instructions, as: CarrierPacket.instructionsName, under: subfolder)
    return packet
  }
}

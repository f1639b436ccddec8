/// Why a file or folder is not written, as facts.
public enum OutputObstacle: Error, Hashable, Sendable {
  /// Something has its name.
  case exists(path: String)
  /// A link, folder, device, pipe or socket has its name, and is never replaced.
  case notAFile(path: String)
  /// `-` where there is nothing to write to but files.
  case standardOutput
  /// Standard output is a terminal, which shows text alone.
  case terminal
  /// Its name doesn't end in one that says what is to be written.
  case noFormat(path: String, endings: [String])
  /// There is nothing that would be in it.
  case nothing
  /// The system refused to make or fill it.
  case failed(path: String, errno: Int32)
  /// The system took only a part of what was printed.
  case cutShort(errno: Int32)
}

extension OutputObstacle {
  /// What is in the way and what to do about it.
  public var message: String {
    switch self {
    case .exists(let path): "\(path) is there already and stays as it is; name another place"
    case .notAFile(let path):
      "\(path) is no regular file, and nothing else is ever replaced; name another place"
    case .standardOutput: "- is standard output, which takes no files here; name a place"
    case .terminal: "a terminal can't show this file; send it to a file or a program"
    case .noFormat(let path, let endings): "\(path) must end in \(endings.spoken("or"))"
    case .nothing: "there is no request to be written; no file is made"
    case .failed(let path, let errno):
      "\(path) can't be written: \(systemText(errno)); nothing is left of it, name another place"
    case .cutShort(let errno):
      "standard output can't be written: \(systemText(errno)); what was printed is not whole, what was"
        + " stored is"
    }
  }
}

/// Why the host made no PDF, as facts.
public enum ConverterFault: Error, Hashable, Sendable {
  /// None of these programs is installed.
  case none(among: [String])
  /// It ended with an error, or could not be started.
  case failed(String)
  case tooSlow(String, seconds: Int)
  /// What it wrote is no whole PDF.
  case incomplete(String)

  /// What happened and what to do about it.
  public var message: String {
    let instead = "nothing is written; try again, or print --format html"
    return switch self {
    case .none(let names):
      "a PDF needs one of \(names.joined(separator: ", ")); install one, or print --format html"
    case .failed(let name): "\(name) failed to make the PDF; \(instead)"
    case .tooSlow(let name, let seconds):
      "\(name) took longer than \(seconds) s and was stopped; \(instead)"
    case .incomplete(let name): "\(name) made no whole PDF; \(instead)"
    }
  }
}

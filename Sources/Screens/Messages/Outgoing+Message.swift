extension Message {
  /// That a file or folder was written, with its place.
  public static func written(_ path: String) -> Message { Message("\(path) is written.", .done) }
}

import Glibc

/// The kernel's list of mounts, asked what kind of file system a directory lies on.
struct MountTable {
  /// The types over which locks and shared memory, which the write-ahead log stands on, don't hold
  /// between hosts.
  private static let network: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "coda", "ceph", "lustre", "gfs2", "ocfs2",
    "gpfs", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone", "ncpfs",
    "beegfs", "orangefs", "davfs", "virtiofs",
  ]

  /// Lines of `/proc/self/mountinfo`; see proc(5).
  let text: String

  init(text: String) {
    self.text = text
  }

  /// The mounts of this process; an empty table where there is no `/proc`.
  static func current() -> MountTable {
    let descriptor = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return MountTable(text: "") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return MountTable(text: String(decoding: bytes, as: UTF8.self))
  }

  /// The network file system that a directory lies on; nil for a local one, or an unknown one.
  func networkType(of directory: String) -> String? {
    var facts = stat()
    guard stat(directory, &facts) == 0 else { return nil }
    // How glibc packs the two numbers; its own functions for it are macros, closed to Swift.
    let device = UInt64(facts.st_dev)
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    return networkType(ofDevice: "\(major):\(minor)")
  }

  /// - Parameter device: major and minor number, as `8:1`.
  func networkType(ofDevice device: String) -> String? {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 6, words[2] == device, let dash = words.firstIndex(of: "-"),
        dash + 1 < words.count
      else { continue }
      let type = String(words[dash + 1])
      return MountTable.network.contains(type) ? type : nil
    }
    return nil
  }
}

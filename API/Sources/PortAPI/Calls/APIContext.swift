import Hummingbird
import NIOCore

/// What is known of a call beside what it says: from where it comes.
struct APIContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress
  }

  /// Whether it comes from the host itself.
  var isFromHost: Bool {
    switch remoteAddress {
    case .v4(let address): address.address.sin_addr.s_addr.bigEndian >> 24 == 127
    case .v6: remoteAddress?.ipAddress == "::1"
    case .unixDomainSocket: true
    case nil: false
    }
  }
}

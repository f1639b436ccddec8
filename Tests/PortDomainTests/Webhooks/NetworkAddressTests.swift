import PortDomain
import Testing

@Suite("Which addresses are on the open internet")
struct NetworkAddressTests {
  @Test(
    "Somebody's own",
    arguments: [
      "1.1.1.1", "8.8.8.8", "52.17.4.200", "172.15.255.255", "172.32.0.0", "100.63.255.255",
      "100.128.0.0", "192.167.255.255", "223.255.255.255", "2001:4860:4860::8888",
      "2606:4700::1111", "2a00:1450:4001:82f::200e",
    ]
  )
  func isPublic(text: String) throws {
    #expect(try #require(NetworkAddress(text)).isPublic)
  }

  @Test(
    "This machine, private and shared networks, links, groups, what is reserved, what hides another",
    arguments: [
      "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
      "127.255.255.255", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.8",
      "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.9",
      "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1",
      "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::8.8.8.8", "64:ff9b::8.8.8.8", "100::1", "fc00::1",
      "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "2001:1ff::1",
      "2002:7f00:1::", "3fff::1", "4000::1",
    ]
  )
  func isNotPublic(text: String) throws {
    #expect(try !#require(NetworkAddress(text)).isPublic)
  }

  @Test(
    "What is no address, or is one to some programs alone",
    arguments: [
      "", "localhost", "1.1.1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "01.1.1.1",
      "256.1.1.1", "1.1.1.1.1", "1.1.1.", "+1.1.1.1", ":", ":::", "1::2::3", "fe80::1%eth0",
      "12345::", "g::1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
      "1.2.3.4::1", "::1.2.3", "[::1]", "١٢٧.0.0.1",
    ]
  )
  func isNone(text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test(
    "However it is written, an address is the same",
    arguments: [
      ("::1", "0:0:0:0:0:0:0:1"), ("2001:DB8::A", "2001:db8:0:0:0:0:0:a"),
      ("::ffff:1.2.3.4", "::ffff:102:304"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ]
  )
  func isSame(one: String, other: String) {
    let read = NetworkAddress(one)
    #expect(read != nil && read == NetworkAddress(other))
  }
}

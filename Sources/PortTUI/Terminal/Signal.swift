/// A signal that the loop acts on; its raw value is the number on Linux (signal(7)).
enum Signal: UInt8, Sendable {
  case hangUp = 1
  case interrupt = 2
  case quit = 3
  case terminate = 15
  case resume = 18
  case stop = 20
  case windowChange = 28
}

import Testing

/// What may go wrong with several processes, tried until it would have gone wrong; one after
/// another, since each takes the whole machine.
@Suite("Drills", .serialized)
struct Drills {}

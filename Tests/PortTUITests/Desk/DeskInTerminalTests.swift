import Testing

/// The real program in real terminals, one after another: what they measure would suffer from company.
@Suite("The desk in a terminal", .serialized)
struct DeskInTerminalTests {}

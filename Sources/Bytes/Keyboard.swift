#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard input as a person types on it: keys one by one from a terminal, else lines.
package struct Keyboard: Sendable {
  private let isTerminal = Environment.isTerminal(0)

  package init() {}

  /// The next key, without waiting for the line's end; from a pipe, the first character of the next
  /// line. Nil at the end of the input, and for Control-C and Control-D.
  package func key() -> Character? {
    guard isTerminal else { return line().map { $0.first ?? "\n" } }
    var saved = termios()
    guard unsafe tcgetattr(0, &saved) == 0 else { return nil }
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard unsafe tcsetattr(0, TCSADRAIN, &raw) == 0 else { return nil }
    defer { _ = unsafe tcsetattr(0, TCSADRAIN, &saved) }
    guard let byte = byte(), byte != 3, byte != 4 else { return nil }
    return Character(Unicode.Scalar(byte))
  }

  /// The next line, without its end; nil at the end of the input.
  package func line() -> String? {
    var bytes: [UInt8] = []
    while let byte = byte() {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private func byte() -> UInt8? {
    var byte: UInt8 = 0
    let count = retrying { unsafe read(0, &byte, 1) }
    return count == 1 ? byte : nil
  }
}

/// Bytes of one alphabet in a row, which every match of a detector holds: text without such a run near a
/// keyword needs no closer look.
package struct TokenRun: Hashable, Sendable {
  /// What the run is made of; each holds both cases of its letters.
  package enum Alphabet: UInt8, CaseIterable, Sendable {
    /// `0-9A-Fa-f`
    case hex
    /// `0-9A-Za-z`
    case alphanumeric
    /// `0-9A-Za-z_-`
    case word
    /// `0-9A-Za-z_-+/=.~`
    case token

    /// Whether the byte belongs to it.
    package func contains(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      case 0x47...0x5A, 0x67...0x7A: self != .hex
      case 0x5F, 0x2D: self == .word || self == .token
      case 0x2B, 0x2F, 0x3D, 0x2E, 0x7E: self == .token
      default: false
      }
    }
  }

  package var alphabet: Alphabet
  /// In bytes; 0 where nothing is known.
  package var count: Int
  /// Whether it is all of a match, so that the match's keyword stands in it.
  package var isWhole: Bool

  package init(_ alphabet: Alphabet, count: Int, isWhole: Bool = false) {
    self.alphabet = alphabet
    self.count = count
    self.isWhole = isWhole
  }

  /// No run that every match must hold.
  package static let none = Self(.token, count: 0)
}

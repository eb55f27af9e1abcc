import CRunKernel
import Model

/// The places of a text that are worth a closer look.
enum Places {
  enum Kind {
    /// Sixteen bytes or more that an encoding may have made.
    case run
    /// Where one literal may be joined to another.
    case joint
  }

  /// The next place at or behind `start`, which becomes its position; nil where there is none before `end`.
  static func next(in text: Span<UInt8>, from start: inout Int, to end: Int) -> Kind? {
    guard start >= 0, start < end, end <= text.count else { return nil }
    let found = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe credlint_next_place($0, end, &start) }
    }
    switch found {
    case credlint_run: return .run
    case credlint_joint: return .joint
    default: return nil
    }
  }
}

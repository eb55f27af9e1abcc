import CRunKernel
package import Model

/// A place of a text that is worth a closer look. Whether there is one follows from the bytes around it
/// alone, wherever they stand.
package struct HidingPlace {
  /// What makes it one.
  package enum Kind: Sendable {
    /// All that stands in a row of bytes that encodings are made of.
    case run
    /// Where one literal may be joined to another: a quotation mark, or a backslash that continues a line.
    case joint
  }

  /// How places are looked for: each finds the same.
  package enum Kernel: UInt32, Sendable {
    /// Vectors of sixteen bytes, where the machine has any.
    case portable
    /// On x86-64 with AVX2.
    case avx2
    /// On x86-64 with AVX-512 VBMI.
    case avx512

    /// Those that this machine has, the fastest last.
    package static let available = (0...credlint_widest_vectors().rawValue).compactMap(Kernel.init)
    /// The one to use on this machine.
    package static let fastest = available.last ?? portable
  }

  package let kind: Kind
  /// The run, or the mark.
  package let range: ByteRange

  /// Bytes behind a mark that tell whether it is a joint.
  private static let joiningBytes = 160
  /// Bytes behind a run that tell whether it ends in an escape.
  private static let bytesBehindRun = 2

  /// A place that was found before.
  package init(_ kind: Kind, _ range: ByteRange) {
    self.kind = kind
    self.range = range
  }

  /// From where on places have evidence at the end of a part of the text or behind it.
  package static func firstDependent(onEndAt end: Int, in text: Span<UInt8>) -> Int {
    var run = max(0, end - bytesBehindRun)
    while run > 0, ByteClass(text[run - 1]).contains(.encoded) { run -= 1 }
    return max(0, min(run, end - joiningBytes))
  }

  /// The next place that begins at or behind `start` and before `limit`, by what stands in `part`; nil
  /// where there is none.
  package init?(
    in text: Span<UInt8>, from start: Int, before limit: Int, within part: ByteRange,
    kernel: Kernel = .fastest
  ) {
    let limit = min(limit, part.end)
    guard 0 <= part.start, part.start <= start, start < limit, part.end <= text.count else {
      return nil
    }
    let place = unsafe text.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map {
        unsafe credlint_next_place(
          $0, part.start, part.end, start, limit, credlint_vectors(rawValue: kernel.rawValue))
      }
    }
    guard let place, place.kind != credlint_no_place else { return nil }
    kind = place.kind == credlint_run ? .run : .joint
    range = ByteRange(Int(place.start), Int(place.end))
  }
}

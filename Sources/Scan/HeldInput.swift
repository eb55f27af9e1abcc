import Bytes

/// What is kept of standard input when it is a container: many of those are read from their end.
struct HeldInput {
  /// All of it; nil where it is too large to be kept.
  private(set) var bytes: [UInt8]? = []

  private static let most = 128 * 1024 * 1024

  /// That too much came, or not all of it was kept.
  static let limit =
    "a container on standard input that is larger than \(most >> 20) MiB, or stands behind a program: "
    + "scan it as a file"

  /// Takes the next piece, which begins with what it shares with the one before.
  mutating func take(_ piece: Span<UInt8>, _ segment: FileReader.Segment) {
    guard let held = bytes?.count else { return }
    let new = (segment.isFirst ? 0 : FileReader.overlap)..<piece.count
    if held + new.count > Self.most || held == 0 && !segment.isFirst {
      bytes = nil
    } else {
      for index in new { bytes?.append(piece[index]) }
    }
  }
}

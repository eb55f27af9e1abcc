/// Counts in how many places of packs something was read, to tell when their memory should be given back.
struct PlaceCount {
  private var last = -1
  private var count = 0

  /// The system maps so much around a byte that is read, as a power of two.
  private static let size = 16
  /// Some 64 MB.
  private static let most = 1_000

  /// Counts a reading at an offset.
  ///
  /// - Returns: whether memory should be given back now.
  mutating func isFull(reading offset: Int) -> Bool {
    let place = offset >> Self.size
    if place == last { return false }
    last = place
    count += 1
    if count < Self.most { return false }
    count = 0
    return true
  }
}

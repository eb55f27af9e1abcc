/// The names of objects in rising order, and for each first byte how many begin with it or a lower one:
/// what indices of packs, of one or of many, have in common (gitformat-pack, "fan-out table").
struct NameTable {
  let count: Int
  private let fanOut: Int
  private let names: Int
  /// Bytes from one name to the next.
  private let stride: Int
  /// The first four bytes of each name in a row, where many are looked up: most steps of a search are
  /// then taken in a few bytes of memory. Else empty.
  private var starts: [UInt32] = []

  /// Nil where the tables do not lie within `bytes`.
  ///
  /// - Parameters:
  ///   - fanOut: where the 256 counts begin.
  ///   - names: where the first name begins.
  init?(in bytes: Span<UInt8>, fanOut: Int, names: Int, stride: Int) {
    var last = 0
    for index in 0..<256 {
      guard let count = bytes.number32(at: fanOut + 4 * index), count >= last else { return nil }
      last = count
    }
    guard last <= 1 << 31, names >= 0, names <= bytes.count, last * stride <= bytes.count - names
    else { return nil }
    count = last
    self.fanOut = fanOut
    self.names = names
    self.stride = stride
  }

  /// Makes it ready for many searches.
  mutating func gatherStarts(in bytes: Span<UInt8>) {
    starts.reserveCapacity(count)
    for index in 0..<count {
      starts.append(UInt32(bytes.number32(at: names + index * stride) ?? 0))
    }
  }

  private func firstBytes(ofName index: Int, in bytes: Span<UInt8>) -> Int? {
    starts.isEmpty ? bytes.number32(at: names + index * stride) : Int(starts[index])
  }

  /// Where an object's name stands among them; nil if it is not there.
  ///
  /// Names are as good as drawn, so that a few guesses by proportion come close.
  func index(of object: ObjectID, in bytes: Span<UInt8>) -> Int? {
    let first = Int(object.byte(0))
    guard let end = bytes.number32(at: fanOut + 4 * first),
      let start = first == 0 ? 0 : bytes.number32(at: fanOut + 4 * first - 4), end <= count
    else { return nil }
    let wanted = Int(object.start32)
    var (low, high) = (start, end)
    var (lowName, highName) = (first << 24, (first + 1) << 24)
    var guesses = 0
    while low < high {
      let middle: Int
      if guesses < Self.mostGuesses, highName > lowName {
        guesses += 1
        let guess = low &+ (wanted - lowName) &* (high - low) / (highName - lowName)
        middle = min(max(guess, low), high - 1)
      } else {
        middle = low + (high - low) / 2
      }
      guard let name = firstBytes(ofName: middle, in: bytes) else { return nil }
      var isBehind = wanted > name
      if wanted == name {
        let start = names + middle * stride
        guard let other = ObjectID(bytes, at: start, size: object.size) else { return nil }
        if other == object { return middle }
        isBehind = other < object
      }
      if isBehind {
        (low, lowName) = (middle + 1, name)
      } else {
        (high, highName) = (middle, name)
      }
    }
    return nil
  }

  private static let mostGuesses = 8
}

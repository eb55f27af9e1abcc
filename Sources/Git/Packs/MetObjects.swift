import Model

/// Which objects of a store were met: a bit for each that a pack has, and the names of the others.
struct MetObjects {
  private var bits: [UInt64]
  private var others = ObjectSet()

  init(of store: ObjectStore) { bits = Array(repeating: 0, count: store.numbers / 64 + 1) }

  /// Whether the object was new.
  ///
  /// - Parameter number: of an object of a pack; nil for others.
  mutating func insert(_ object: ObjectID, number: Int?) -> Bool {
    guard let number else { return others.insert(object) }
    let bit: UInt64 = 1 << UInt64(number % 64)
    if bits[number / 64] & bit != 0 { return false }
    bits[number / 64] |= bit
    return true
  }
}

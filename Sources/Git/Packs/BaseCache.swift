/// Objects of packs that were read lately, each at a place that is drawn from where it begins.
struct BaseCache {
  private let size: Int
  private var slots: [Slot]
  private var weight = 0
  /// The next one to go when there is no room.
  private var hand = 0

  private struct Slot {
    var key = 0
    var object: StoredObject?
    /// Bytes of it, and of what stands beside them in memory.
    var cost = 0
  }

  /// - Parameter size: bytes to keep at most.
  init(size: Int) {
    self.size = size
    var count = 64
    while count < size / 1024 { count *= 2 }
    slots = Array(repeating: Slot(), count: count)
  }

  func object(_ pack: Int, _ offset: Int) -> StoredObject? {
    let key = ObjectStore.number(ofPack: pack, offset)
    let place = place(of: key)
    return slots[place].key == key ? slots[place].object : nil
  }

  mutating func keep(_ object: StoredObject, _ pack: Int, _ offset: Int) {
    let new = Slot(
      key: ObjectStore.number(ofPack: pack, offset), object: object,
      cost: object.bytes.count + 96)
    guard new.cost <= size / 4 else { return }
    let place = place(of: new.key)
    weight += new.cost - slots[place].cost
    slots[place] = new
    while weight > size {
      weight -= slots[hand].cost
      slots[hand] = Slot()
      hand = (hand + 1) % slots.count
    }
  }

  // The golden ratio spreads what lies close together.
  private func place(of key: Int) -> Int {
    let spread = UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: spread >> 32) & (slots.count - 1)
  }
}

/// Objects of packs that were read lately, in two generations: when the young ones take half of the
/// room, they become the old ones, and those go.
struct BaseCache {
  private let size: Int
  private var young: [Int: StoredObject] = [:]
  private var old: [Int: StoredObject] = [:]
  private var weight = 0

  /// - Parameter size: bytes to keep at most.
  init(size: Int) { self.size = size }

  mutating func object(_ pack: Int, _ offset: Int) -> StoredObject? {
    let key = ObjectStore.number(ofPack: pack, offset)
    if let object = young[key] { return object }
    guard let object = old.removeValue(forKey: key) else { return nil }
    keep(object, key)
    return object
  }

  mutating func keep(_ object: StoredObject, _ pack: Int, _ offset: Int) {
    keep(object, ObjectStore.number(ofPack: pack, offset))
  }

  private mutating func keep(_ object: StoredObject, _ key: Int) {
    // What stands beside an object's bytes in memory.
    let cost = object.bytes.count + 96
    guard cost <= size / 4 else { return }
    if weight + cost > size / 2 {
      swap(&old, &young)
      young.removeAll(keepingCapacity: true)
      weight = 0
    }
    if young.updateValue(object, forKey: key) == nil { weight += cost }
  }
}

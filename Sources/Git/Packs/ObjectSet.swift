/// Names of objects of one repository, in half of the memory that a set takes.
struct ObjectSet {
  private var count = 0
  /// The names in the order in which they came, some words each.
  private var words: [UInt64] = []
  /// For each place that a name's first bytes lead to, or one behind it, the number of a name, counted
  /// from 1, with some of its bits above; 0 where there is none.
  private var places: [UInt64] = []

  /// Whether the name was new.
  mutating func insert(_ object: ObjectID) -> Bool {
    if count * 4 >= places.count * 3 { grow() }
    // Names are as good as drawn.
    let mark = object[0] << 32
    let width = Self.width(of: object)
    var place = Int(truncatingIfNeeded: object[0] >> 32) & (places.count - 1)
    while places[place] != 0 {
      let number = Int(places[place] & 0xFFFF_FFFF)
      if places[place] ^ UInt64(number) == mark, holds(object, at: (number - 1) * width, width) {
        return false
      }
      place = (place + 1) & (places.count - 1)
    }
    count += 1
    places[place] = mark | UInt64(count)
    for index in 0..<width { words.append(object[index]) }
    return true
  }

  private static func width(of object: ObjectID) -> Int { (object.size + 7) / 8 }

  private func holds(_ object: ObjectID, at start: Int, _ width: Int) -> Bool {
    for index in 0..<width where words[start + index] != object[index] { return false }
    return true
  }

  private mutating func grow() {
    let width = words.count / max(count, 1)
    places = [UInt64](repeating: 0, count: max(1024, places.count * 2))
    for number in 0..<count {
      let first = words[number * width]
      var place = Int(truncatingIfNeeded: first >> 32) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = first << 32 | UInt64(number + 1)
    }
  }
}

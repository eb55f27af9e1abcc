/// Writes numbers, names and texts one behind the other, for `RecordReader`.
package struct RecordWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Adds a number of eight bytes, the highest first.
  package mutating func add(_ number: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Adds the bytes of an object's name.
  package mutating func add(_ object: ObjectID) {
    for index in 0..<object.size { bytes.append(object.byte(index)) }
  }

  /// Adds a text with its length before it.
  package mutating func add(_ text: [UInt8]) {
    add(text.count)
    bytes += text
  }
}

/// Reads what `RecordWriter` wrote; nil where there is no more of it.
package struct RecordReader {
  private let bytes: [UInt8]
  private let hashSize: Int
  private var index: Int

  /// - Parameter hashSize: bytes of an object's name: 20 or 32.
  package init(_ bytes: [UInt8], from index: Int = 0, hashSize: Int) {
    self.bytes = bytes
    self.index = index
    self.hashSize = hashSize
  }

  /// Whether all was read.
  package var isAtEnd: Bool { index == bytes.count }

  /// The next number, none below zero.
  package mutating func number() -> Int? {
    guard let number = bytes.span.number64(at: index) else { return nil }
    index += 8
    return number
  }

  /// The next number, if so many things of some bytes each can follow it.
  package mutating func count(of size: Int) -> Int? {
    guard let count = number(), count <= (bytes.count - index) / size else { return nil }
    return count
  }

  /// The next object's name.
  package mutating func object() -> ObjectID? {
    guard let object = ObjectID(bytes.span, at: index, size: hashSize) else { return nil }
    index += hashSize
    return object
  }

  /// The next text.
  package mutating func text() -> [UInt8]? {
    guard let count = count(of: 1) else { return nil }
    index += count
    return Array(bytes[(index - count)..<index])
  }
}

/// Writes numbers, names and texts one behind the other, for `RecordReader`.
package struct RecordWriter {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter bytes: what stands before all that is added.
  package init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// Adds a number of eight bytes, the highest first.
  package mutating func add(_ number: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Adds one byte.
  package mutating func add(byte: UInt8) { bytes.append(byte) }

  /// Adds the bytes of an object's name.
  package mutating func add(_ object: ObjectID) {
    for index in 0..<object.size { bytes.append(object.byte(index)) }
  }

  /// Adds what is known of some blobs, for `SettledBlobs`: how many names have a first byte up to each, as
  /// git's indices have it, and each name with what is known, in the order of names.
  package mutating func add(_ blobs: [SettledBlobs.Blob]) {
    var counts = [Int](repeating: 0, count: 256)
    for blob in blobs { counts[Int(blob.id.byte(0))] += 1 }
    var sum = 0
    for count in counts {
      sum += count
      add(short: sum)
    }
    for blob in blobs.sorted(by: { $0.id < $1.id }) {
      add(blob.id)
      add(short: blob.size)
      add(short: Int(blob.kind))
      add(short: blob.commit.map { $0 + 1 } ?? 0)
    }
  }

  /// Adds a number of four bytes.
  private mutating func add(short number: Int) {
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Puts some bytes in the place of others, which are as many.
  package mutating func replace(from start: Int, with new: some Collection<UInt8>) {
    bytes.replaceSubrange(start..<(start + new.count), with: new)
  }

  /// Adds a text with its length before it.
  package mutating func add(_ text: [UInt8]) {
    add(text.count)
    bytes += text
  }
}

/// Reads what `RecordWriter` wrote; nil where there is no more of it.
package struct RecordReader {
  let bytes: [UInt8]
  let hashSize: Int
  private(set) var index: Int

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

  /// Passes over some bytes; whether there are so many.
  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= bytes.count - index else { return false }
    index += count
    return true
  }

  /// The next text.
  package mutating func text() -> [UInt8]? {
    guard let count = count(of: 1) else { return nil }
    index += count
    return Array(bytes[(index - count)..<index])
  }
}

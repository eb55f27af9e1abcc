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

  /// Adds numbers by names of objects, for `ObjectNumbers`: how many names have a first byte up to each,
  /// as git's indices have it, and each name with its number, in the order of names.
  package mutating func add(_ numbers: [(object: ObjectID, number: Int)]) {
    var counts = [Int](repeating: 0, count: 256)
    for entry in numbers { counts[Int(entry.object.byte(0))] += 1 }
    var sum = 0
    for count in counts {
      sum += count
      for shift in stride(from: 24, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: sum >> shift))
      }
    }
    for entry in numbers.sorted(by: { $0.object < $1.object }) {
      add(entry.object)
      add(entry.number)
    }
  }

  /// Adds a text with its length before it.
  package mutating func add(_ text: [UInt8]) {
    add(text.count)
    bytes += text
  }
}

/// Reads what `RecordWriter` wrote; nil where there is no more of it.
package struct RecordReader {
  fileprivate let bytes: [UInt8]
  fileprivate let hashSize: Int
  fileprivate private(set) var index: Int

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

  /// The next part, which has its length before it; nil where that is zero.
  package mutating func part() -> RecordReader? {
    guard let count = count(of: 1), count > 0 else { return nil }
    let part = self
    index += count
    return part
  }

  /// The next text.
  package mutating func text() -> [UInt8]? {
    guard let count = count(of: 1) else { return nil }
    index += count
    return Array(bytes[(index - count)..<index])
  }
}

/// Numbers by names of objects, looked up where they were written.
package struct ObjectNumbers {
  private let bytes: [UInt8]
  private let table: NameTable
  private let start: Int
  private let hashSize: Int

  private static let fanOutSize = 1024

  /// Nil where the reader has none.
  package init?(from reader: RecordReader) {
    let (bytes, start) = (reader.bytes, reader.index + Self.fanOutSize)
    guard
      let table = NameTable(
        in: bytes.span, fanOut: reader.index, names: start, stride: reader.hashSize + 8)
    else { return nil }
    self.bytes = bytes
    self.start = start
    self.table = table
    hashSize = reader.hashSize
  }

  /// The number of an object; nil where there is none.
  package func number(of object: ObjectID) -> Int? {
    guard object.size == hashSize else { return nil }
    return table.index(of: object, in: bytes.span).flatMap {
      bytes.span.number64(at: start + $0 * (hashSize + 8) + hashSize)
    }
  }

  /// All of them, in the order of names.
  package var all: some Sequence<(object: ObjectID, number: Int)> {
    (0..<table.count).lazy.compactMap { index in
      let place = start + index * (hashSize + 8)
      guard let object = ObjectID(bytes.span, at: place, size: hashSize),
        let number = bytes.span.number64(at: place + hashSize)
      else { return nil }
      return (object, number)
    }
  }
}

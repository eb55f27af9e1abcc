/// What was found out about blobs of a history that hold nothing, looked up where it was written.
package struct SettledBlobs: Sendable {
  /// What is known of a blob.
  package struct Blob: Sendable {
    package var id: ObjectID
    /// In bytes, less than 2 GiB.
    package var size: Int
    /// Of the path that it was searched for; `whole` where all of that path mattered.
    package var kind: UInt32
    /// The first commit that holds it, by its index; nil where that is not known.
    package var commit: Int?

    /// No kind of paths has this number.
    package static let whole = UInt32.max

    package init(_ id: ObjectID, size: Int, kind: UInt32, commit: Int?) {
      self.id = id
      self.size = size
      self.kind = kind
      self.commit = commit
    }
  }

  private let bytes: [UInt8]
  private let table: NameTable
  private let start: Int
  private let hashSize: Int

  private static let fanOutSize = 1024
  /// Bytes behind a name: a size, a kind and a commit, counted from 1.
  private static let answerSize = 12

  private var stride: Int { hashSize + Self.answerSize }

  /// Nil where the reader has none.
  package init?(from reader: inout RecordReader) {
    let (bytes, start) = (reader.bytes, reader.index + Self.fanOutSize)
    let stride = reader.hashSize + Self.answerSize
    guard
      let table = NameTable(in: bytes.span, fanOut: reader.index, names: start, stride: stride),
      reader.skip(Self.fanOutSize + table.count * stride)
    else { return nil }
    self.bytes = bytes
    self.start = start
    self.table = table
    hashSize = reader.hashSize
  }

  /// What is known of a blob; nil where it may hold something.
  package func blob(_ id: ObjectID) -> Blob? {
    guard id.size == hashSize else { return nil }
    return table.index(of: id, in: bytes.span).flatMap { blob(at: $0, id) }
  }

  /// All of them, in the order of names.
  package var all: some Sequence<Blob> {
    (0..<table.count).lazy.compactMap { index in
      ObjectID(bytes.span, at: start + index * stride, size: hashSize).flatMap {
        blob(at: index, $0)
      }
    }
  }

  private func blob(at index: Int, _ id: ObjectID) -> Blob? {
    let place = start + index * stride + hashSize
    guard let size = bytes.span.number32(at: place), let kind = bytes.span.number32(at: place + 4),
      let commit = bytes.span.number32(at: place + 8)
    else { return nil }
    return Blob(
      id, size: size, kind: UInt32(truncatingIfNeeded: kind), commit: commit == 0 ? nil : commit - 1
    )
  }
}

import Bytes
import Fingerprints
import Git
import Model

/// What became of a history's blobs before: which hold nothing that is wanted, and what was told of the
/// others. Names of objects and files alone, in a file of the user's; never a value.
struct HistoryCache {
  private let file: BytePath
  /// What the answers follow from besides objects: the program, the rules and what is wanted.
  private let key: [UInt8]
  /// What a second look needs; nil where there is no file, or one of no use.
  private var reader: RecordReader?
  /// Blobs that hold nothing, with `Clear` as a number.
  private var known: ObjectNumbers?
  /// Whether a file may be written there.
  private var isWritable = true
  /// Why there is a file and it is of no use.
  private(set) var refusal: String?

  private static let magic = Array("credlint-history-2\n".utf8)
  /// The checksum of what follows, in hexadecimal digits.
  private static let checksumSize = 64

  /// What a second look at the same history needs.
  struct Memory {
    var record: HistoryRecord
    /// Blobs without anything, and their bytes.
    var clear: (blobs: Int, bytes: Int)
    /// Commits whose messages are to be read again, by their indices.
    var messages: [Int]
  }

  /// - Parameters:
  ///   - folder: the user's cache folder.
  ///   - objects: where the repository keeps its objects.
  ///   - key: what answers follow from besides objects.
  init(below folder: BytePath, of objects: BytePath, key: String) {
    self.key = Array(key.utf8)
    let name = sha256(objects.bytes).prefix(32)
    file = folder.appending("credlint".utf8).appending("history-\(name)".utf8)
    guard let status = try? FileStatus(of: file, followingLink: false) else { return }
    guard status.kind == .file else {
      refusal = "what stands where its history was to be kept is no file: all of it is scanned anew"
      isWritable = false
      return
    }
    let start = Self.magic.count + Self.checksumSize
    guard let bytes = try? file.read(), bytes.starts(with: Self.magic), bytes.count > start,
      sha256(Array(bytes[start...])).utf8.elementsEqual(bytes[Self.magic.count..<start])
    else {
      refusal = "what was kept of its history is damaged: all of it is scanned anew"
      return
    }
    var reader = RecordReader(bytes, from: start + 1, hashSize: Int(bytes[start]))
    guard reader.text() == self.key, reader.text() == objects.bytes else {
      refusal =
        "what was kept of its history is of other rules or settings: all of it is scanned anew"
      return
    }
    self.reader = reader.part()
    known = ObjectNumbers(from: reader)
  }

  /// What is known of a history that begins so; nil where that is another one.
  func memory(ofHistoryFrom tips: [UInt8]) -> Memory? {
    guard var reader, let blobs = reader.number(),
      let bytes = reader.number(), let count = reader.count(of: 8)
    else { return nil }
    var messages: [Int] = []
    for _ in 0..<count {
      guard let message = reader.number() else { return nil }
      messages.append(message)
    }
    guard let record = HistoryRecord(from: &reader), record.tips == tips,
      messages.allSatisfy({ record.commits.indices.contains($0) })
    else { return nil }
    return Memory(record: record, clear: (blobs, bytes), messages: messages)
  }

  /// What is known of a blob that holds nothing.
  struct Clear {
    /// In bytes, less than 2 GiB.
    var size: Int
    /// Of the path that it was searched for.
    var kind: UInt32

    init(size: Int, kind: UInt32) {
      self.size = size
      self.kind = kind
    }

    fileprivate init(_ number: Int) {
      self.init(size: number >> 32, kind: UInt32(truncatingIfNeeded: number))
    }

    fileprivate var number: Int { size << 32 | Int(kind) }
  }

  /// What is known of a blob; nil where it may hold something.
  func clear(_ blob: ObjectID) -> Clear? { known?.number(of: blob).map { Clear($0) } }

  /// Keeps what was found out; where that cannot be written, it is found out again.
  ///
  /// - Parameter clear: blobs that hold nothing, each once.
  func save(_ memory: Memory?, _ clear: [(blob: ObjectID, clear: Clear)], of objects: BytePath) {
    guard isWritable, let hashSize = clear.first?.blob.size ?? memory?.record.commits.first?.size
    else { return }
    var writer = RecordWriter()
    writer.add(key)
    writer.add(objects.bytes)
    var part = RecordWriter()
    if let memory {
      part.add(memory.clear.blobs)
      part.add(memory.clear.bytes)
      part.add(memory.messages.count)
      for message in memory.messages { part.add(message) }
      memory.record.write(to: &part)
    }
    writer.add(part.bytes)
    writer.add(clear.map { (object: $0.blob, number: $0.clear.number) } + others(than: clear))
    let content = [UInt8(hashSize)] + writer.bytes
    let bytes = Self.magic + Array(sha256(content).utf8) + content
    try? file.parent.makeFolder()
    try? Output.save(bytes, as: file, permissions: 0o600)
  }

  /// What is known of blobs that some other part of the repository's history holds.
  private func others(
    than clear: [(blob: ObjectID, clear: Clear)]
  ) -> [(object: ObjectID, number: Int)] {
    guard let known else { return [] }
    let blobs = Set(clear.map(\.blob))
    return known.all.filter { !blobs.contains($0.object) }
  }
}

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
  /// Behind the key; nil where there is no file, or one of no use.
  private var reader: RecordReader?
  /// Whether a file may be written there.
  private var isWritable = true
  /// Why there is a file and it is of no use.
  private(set) var refusal: String?

  private static let magic = Array("credlint-history-1\n".utf8)
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
    self.reader = reader
  }

  /// What is known of a history that begins so; nil where that is another one.
  func memory(ofHistoryFrom tips: [UInt8]) -> Memory? {
    guard var reader, reader.number() == 1, let blobs = reader.number(),
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
    /// In bytes.
    var size: Int
    /// Of the path that it was searched for.
    var kind: UInt32
  }

  /// Blobs that hold nothing.
  func clearBlobs() -> [ObjectID: Clear] {
    guard var reader, let hasMemory = reader.number() else { return [:] }
    if hasMemory == 1 {
      guard reader.number() != nil, reader.number() != nil, let count = reader.count(of: 8) else {
        return [:]
      }
      for _ in 0..<count { _ = reader.number() }
      guard HistoryRecord(from: &reader) != nil else { return [:] }
    }
    guard let count = reader.count(of: 28) else { return [:] }
    var blobs: [ObjectID: Clear] = [:]
    blobs.reserveCapacity(count)
    for _ in 0..<count {
      guard let blob = reader.object(), let size = reader.number() else { return [:] }
      blobs[blob] = Clear(
        size: size >> 32, kind: UInt32(truncatingIfNeeded: size))
    }
    return blobs
  }

  /// Keeps what was found out; where that cannot be written, it is found out again.
  func save(_ memory: Memory?, _ clear: [ObjectID: Clear], of objects: BytePath) {
    guard isWritable else { return }
    var writer = RecordWriter()
    writer.add(key)
    writer.add(objects.bytes)
    writer.add(memory == nil ? 0 : 1)
    if let memory {
      writer.add(memory.clear.blobs)
      writer.add(memory.clear.bytes)
      writer.add(memory.messages.count)
      for message in memory.messages { writer.add(message) }
      memory.record.write(to: &writer)
    }
    writer.add(clear.count)
    for (name, blob) in clear.sorted(by: { $0.key < $1.key }) {
      writer.add(name)
      writer.add(blob.size << 32 | Int(blob.kind))
    }
    let hashSize = clear.keys.first?.size ?? memory?.record.commits.first?.size ?? 20
    let content = [UInt8(hashSize)] + writer.bytes
    let bytes = Self.magic + Array(sha256(content).utf8) + content
    try? file.parent.makeFolder()
    try? Output.save(bytes, as: file, permissions: 0o600)
  }
}

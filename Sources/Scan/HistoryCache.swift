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
  /// What was read of the history; nil where there is nothing, or nothing of use.
  private(set) var record: HistoryRecord?
  /// What is known of blobs that hold nothing.
  private(set) var known: SettledBlobs?
  /// Whether a file may be written there.
  private var isWritable = true
  /// Why there is a file and it is of no use.
  private(set) var refusal: String?

  private static let magic = Array("credlint-history-2\n".utf8)
  /// Raised when the same is written in another way.
  private static let edition = 1
  /// The checksum of what follows, in hexadecimal digits.
  private static let checksumSize = 64

  /// - Parameters:
  ///   - folder: the user's cache folder.
  ///   - objects: where the repository keeps its objects.
  ///   - key: what answers follow from besides objects.
  init(below folder: BytePath, of objects: BytePath, key: String) {
    self.key = Array("\(Self.edition) \(key)".utf8)
    let name = sha256(objects.bytes).prefix(32)
    file = folder.appending("credlint".utf8).appending("history-\(name)".utf8)
    guard let status = try? FileStatus(of: file, followingLink: false) else { return }
    guard status.kind == .file else {
      refusal = "what stands where its history was to be kept is no file: all of it is scanned anew"
      isWritable = false
      return
    }
    let start = Self.magic.count + Self.checksumSize
    guard let bytes = try? file.readToEnd(), bytes.starts(with: Self.magic), bytes.count > start,
      sha256(bytes[start...]).utf8.elementsEqual(bytes[Self.magic.count..<start])
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
    known = SettledBlobs(from: &reader)
    if known != nil { record = HistoryRecord(from: &reader) }
  }

  /// What is known of a blob for paths of some kind; nil where it may hold something.
  func clear(_ blob: ObjectID, kind: UInt32) -> SettledBlobs.Blob? {
    known?.blob(blob).flatMap { $0.kind == kind ? $0 : nil }
  }

  /// How many blobs hold nothing and still come with a commit that they came with, and their bytes.
  func settled(after growth: HistoryGrowth?) -> (blobs: Int, bytes: Int) {
    guard let growth, let known else { return (0, 0) }
    var settled = (blobs: 0, bytes: 0)
    for blob in known.all where growth.place(of: blob) != nil {
      settled.blobs += 1
      settled.bytes += blob.size
    }
    return settled
  }

  /// What is known of other blobs, with their commits as they are now.
  func others(
    than blobs: [SettledBlobs.Blob], after growth: HistoryGrowth?
  ) -> [SettledBlobs.Blob] {
    guard let known else { return [] }
    let told = Set(blobs.map(\.id))
    return known.all.compactMap { blob in
      guard !told.contains(blob.id) else { return nil }
      var blob = blob
      blob.commit = growth?.place(of: blob)
      return blob.kind == SettledBlobs.Blob.whole && blob.commit == nil ? nil : blob
    }
  }

  /// Keeps what was found out; where that cannot be written, it is found out again.
  ///
  /// - Parameters:
  ///   - record: what was read of the history; nil where nothing of that is to be kept.
  ///   - blobs: that hold nothing, each once.
  func save(_ record: HistoryRecord?, _ blobs: [SettledBlobs.Blob], of objects: BytePath) {
    guard isWritable, let hashSize = blobs.first?.id.size ?? record?.hashSize else { return }
    var writer = RecordWriter(Self.magic + [UInt8](repeating: 0, count: Self.checksumSize))
    let start = writer.bytes.count
    writer.add(byte: UInt8(hashSize))
    writer.add(key)
    writer.add(objects.bytes)
    writer.add(blobs)
    record?.write(to: &writer)
    writer.replace(from: Self.magic.count, with: sha256(writer.bytes[start...]).utf8)
    try? file.parent.makeFolder()
    try? Output.save(writer.bytes, as: file, permissions: 0o600)
  }
}

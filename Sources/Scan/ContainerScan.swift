import Archives
import Bytes
import Detection
import Model

/// The scan of all that one file holds, when it is a container; entries are read in memory of its own.
struct ContainerScan: ~Copyable {
  private let file: BytePath
  private let budget: ContainerBudget
  private var reader = FileReader()
  private(set) var occurrences: [Occurrence] = []
  /// Why not all of it was read, each reason once.
  private(set) var limits: Set<String> = []
  private var encrypted = 0

  /// - Parameter size: of the file, in bytes.
  init(of file: BytePath, size: Int) {
    self.file = file
    budget = ContainerBudget(size: size)
  }

  /// What is passed over: nobody can read it without a passphrase.
  var skipped: String? {
    encrypted == 0
      ? nil : encrypted == 1 ? "holds an encrypted entry" : "holds \(encrypted) encrypted entries"
  }

  /// Scans a container whose bytes are at hand.
  ///
  /// - Parameter inflater: reads small gzip files of plain text, which need no reader of containers.
  mutating func scan(
    _ bytes: Span<UInt8>, as kind: ContainerKind, by inflater: inout Inflater,
    _ scanner: inout Scanner
  ) {
    if kind == .stream, let text = inflater.gunzip(bytes, room: Self.largestPlainText),
      ContainerKind(of: text.span) == nil
    {
      var blob = BlobScan(path: file.inside(nil))
      blob.take(text.span, .whole, &scanner)
      occurrences += blob.occurrences
      limits.formUnion(blob.limits)
      return finish(carrier: Secret(Self.carrier(in: bytes)))
    }
    do throws(ContainerError) {
      try Container.open(bytes, as: kind, budget) { (container) throws(ContainerError) in
        try read(&container, at: file, depth: 1, &scanner)
      }
    } catch { take(error) }
    finish(carrier: Secret(Self.carrier(in: bytes)))
  }

  /// Scans a container that is an open file.
  mutating func scan(
    _ descriptor: Int32, as kind: ContainerKind, head: [UInt8], tail: [UInt8],
    _ scanner: inout Scanner
  ) {
    do throws(ContainerError) {
      try Container.open(
        descriptor: descriptor, as: kind, head: head.span, tail: tail.span, budget
      ) { (container) throws(ContainerError) in
        try read(&container, at: file, depth: 1, &scanner)
      }
    } catch { take(error) }
    finish(carrier: Secret(Self.carrier(in: tail.span)))
  }

  /// Scans every entry of a container, and of those that it holds.
  private mutating func read(
    _ container: inout Container, at outer: BytePath, depth: Int, _ scanner: inout Scanner
  ) throws(ContainerError) {
    guard budget.allows(depth: depth) else { throw .overBudget }
    while let entry = try container.next() {
      guard entry.isFile else { continue }
      if entry.isEncrypted {
        encrypted += 1
        continue
      }
      let path = outer.inside(entry.name)
      do throws(ContainerError) {
        var head = try container.read(atMost: ContainerKind.headSize)
        while let kind = ContainerKind(of: head.span),
          try readEntry(entry, of: &container, from: &head, as: kind, at: outer, depth, &scanner)
        {
          head = try container.readBehind(kind)
        }
        // The file's own bytes were searched already.
        if container.isBare { return }
        if head.isEmpty { continue }
        var blob = BlobScan(path: path)
        defer {
          occurrences += blob.occurrences
          limits.formUnion(blob.limits)
        }
        try container.lend(behind: head, through: &reader) { piece, segment in
          blob.take(piece, segment, &scanner)
        }
      } catch {
        // What is damaged in one entry may be whole in the next.
        guard error == .damaged || error == .encrypted else { throw error }
        take(error)
      }
    }
  }

  /// Scans the entry as a container; false where it is none, and `head` is what was read of it.
  private mutating func readEntry(
    _ entry: Container.Entry, of container: inout Container, from head: inout [UInt8],
    as kind: ContainerKind, at outer: BytePath, _ depth: Int, _ scanner: inout Scanner
  ) throws(ContainerError) -> Bool {
    if kind == .skippable {
      try container.skipFrame(head)
      return true
    }
    // A tar in a stream is one container with it.
    let isSame = entry.name == nil && kind.hasEndMark
    let path = isSame ? outer : outer.inside(entry.name)
    do throws(ContainerError) {
      try container.openEntry(from: &head, as: kind) { (inner) throws(ContainerError) in
        try read(&inner, at: path, depth: isSame ? depth : depth + 1, &scanner)
      }
      return true
    } catch {
      if error == .notOne { return false }
      throw error
    }
  }

  private mutating func take(_ error: ContainerError) {
    switch error {
    // It is scanned as what it is: bytes.
    case .notOne: break
    case .encrypted: encrypted += 1
    case .damaged: limits.insert("what it holds is damaged or cut short")
    case .outOfMemory: limits.insert("out of memory")
    case .overBudget:
      limits.insert("what it holds was not read to the end: " + (budget.limit ?? ""))
    }
  }

  private mutating func finish(carrier: Secret) {
    for index in occurrences.indices {
      occurrences[index].isInside(file, carrier: carrier.bytes.isEmpty ? nil : carrier)
    }
  }

  private static let largestPlainText = 4 * 1024 * 1024

  /// How much of a container's end is looked at for what tells it from others.
  static let tailSize = 64 * 1024
  private static let longestCarrier = 4 * 1024

  /// The last bytes that are no padding: a container with other contents ends in others.
  private static func carrier(in tail: Span<UInt8>) -> [UInt8] {
    var end = tail.count
    let least = max(0, end - tailSize)
    while end > least, tail[end - 1] == 0 { end -= 1 }
    return (max(least, end - longestCarrier)..<max(least, end)).map { tail[$0] }
  }
}

extension BytePath {
  /// The path of a container's entry; what is compressed and has no name has that of its file.
  fileprivate func inside(_ entry: [UInt8]?) -> BytePath {
    BytePath(bytes + [UInt8(ascii: "!")] + (entry ?? stem))
  }

  /// The name without its last ending.
  private var stem: [UInt8] {
    let last =
      name.split(separator: UInt8(ascii: "!"), omittingEmptySubsequences: false).last ?? name
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")), dot > last.startIndex else {
      return Array(last)
    }
    return Array(last[..<dot])
  }
}

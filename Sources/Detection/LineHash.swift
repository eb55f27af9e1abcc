import Model

/// What GitHub's code scanning tells a line by, so that an alert stays the same when lines move: a
/// rolling hash over the 100 UTF-16 units that follow the line's start, white space left out, and how
/// many lines up to this one have the same hash (codeql-action, `fingerprints.ts`).
struct LineHash {
  private(set) var text: String
  /// The bytes that it was made of.
  private(set) var range: ByteRange

  /// The hashes of some lines of a text; lines end at LF, CR or both.
  static func hashes(of lines: Set<Int>, in text: Span<UInt8>) -> [Int: LineHash] {
    var reader = Reader(wanted: lines)
    reader.read(text)
    return reader.hashes
  }

  private struct Reader {
    let wanted: Set<Int>
    var hashes: [Int: LineHash] = [:]
    private var counts: [UInt64: Int] = [:]
    private var hash: UInt64 = 0
    /// The last units, in a ring; beside each the line that it begins.
    private var units = [UInt16](repeating: 0, count: size)
    private var begun = [(line: Int, offset: Int)?](repeating: nil, count: size)
    private var index = 0
    private var line = 0
    private var isAtLineStart = true
    private var followsReturn = false

    private static let size = 100
    private static let factor: UInt64 = 37
    /// What the oldest of the units counts when it leaves.
    private let oldest = (0..<size).reduce(1 as UInt64) { power, _ in power &* factor }

    init(wanted: Set<Int>) { self.wanted = wanted }

    mutating func read(_ text: Span<UInt8>) {
      var offset = 0
      while offset < text.count, hashes.count < wanted.count {
        if text[offset] < 0x80 {
          take(UInt16(text[offset]), at: offset)
          offset += 1
        } else {
          offset += takeScalar(at: offset, of: text)
        }
      }
      take(.max, at: offset)
      for _ in 0..<Self.size {
        keep(until: offset)
        push(0)
      }
    }

    /// - Returns: of how many bytes it is.
    private mutating func takeScalar(at offset: Int, of text: Span<UInt8>) -> Int {
      let end = min(text.count, offset + 4)
      var bytes = text.bytes(in: ByteRange(offset, end)).makeIterator()
      var parser = UTF8.ForwardParser()
      switch parser.parseScalar(from: &bytes) {
      case .valid(let scalar):
        for unit in Unicode.Scalar(UTF8.decode(scalar)).utf16 { take(unit, at: offset) }
        return scalar.count
      case .error(let length):
        take(0xFFFD, at: offset)
        return length
      case .emptyInput: return end - offset
      }
    }

    private mutating func take(_ unit: UInt16, at offset: Int) {
      let (space, tab, lineFeed, carriageReturn) =
        (0x20, 0x09, 0x0A, 0x0D)
        as (
          UInt16, UInt16, UInt16, UInt16
        )
      if unit == space || unit == tab || followsReturn && unit == lineFeed {
        followsReturn = false
        return
      }
      followsReturn = unit == carriageReturn
      keep(until: offset)
      if isAtLineStart {
        line += 1
        begun[index] = (line, offset)
      }
      isAtLineStart = unit == lineFeed || unit == carriageReturn
      push(unit == carriageReturn ? lineFeed : unit)
    }

    /// The line that began a full ring ago has its hash now.
    private mutating func keep(until end: Int) {
      guard let (line, start) = begun[index] else { return }
      begun[index] = nil
      counts[hash, default: 0] += 1
      guard wanted.contains(line) else { return }
      let text = String(hash, radix: 16) + ":" + String(counts[hash] ?? 1)
      hashes[line] = LineHash(text: text, range: ByteRange(start, end))
    }

    private mutating func push(_ unit: UInt16) {
      hash = hash &* Self.factor &+ UInt64(unit) &- oldest &* UInt64(units[index])
      units[index] = unit
      index += 1
      if index == Self.size { index = 0 }
    }
  }
}

extension [Occurrence] {
  /// Gives occurrences the hashes of their lines, but where a hash would help to guess a value.
  ///
  /// A hash tells 64 bits of what it was made of: so much of a value that has twice as many, and
  /// stands in it as a whole, does no harm.
  ///
  /// - Parameters:
  ///   - text: the whole blob that they were found in; they stand in its order.
  ///   - needed: the indices of those that are given one, rising.
  package mutating func addLineHashes(from text: Span<UInt8>, to needed: [Int]) {
    let hashes = LineHash.hashes(of: Set(needed.map { self[$0].start.line }), in: text)
    // No two of them share a byte.
    let secrets = filter(\.detector.findsSecrets).map { occurrence in
      let bytes = occurrence.secret.bytes
      return (range: occurrence.range, bits: shannonEntropy(of: bytes) * Double(bytes.count))
    }.sorted { $0.range.start < $1.range.start }
    var first = 0
    for index in needed {
      guard let hash = hashes[self[index].start.line] else { continue }
      // Those of a later line begin later.
      while first < secrets.count, secrets[first].range.end <= hash.range.start { first += 1 }
      let told = secrets[first...].prefix { $0.range.start < hash.range.end }
      let bits = told.reduce(0.0) { $0 + $1.bits }
      let isWhole = told.allSatisfy { hash.range.contains($0.range) }
      if told.isEmpty || isWhole && bits >= 128 { self[index].lineHash = hash.text }
    }
  }
}

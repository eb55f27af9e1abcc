import Archives
import Bytes
import Decoders
import Detection
import Evidence
import Model
import Prefilter
import RuleFiles
import RulePack

/// Whatever is hidden in a text, its place is in the text.
func tryDecoders(_ bytes: [UInt8]) { check(bytes, depth: 1) }

private func check(_ bytes: [UInt8], depth: Int) {
  let whole = ByteRange(0, bytes.count)
  _ = HiddenTexts.find(in: bytes.span, within: whole) { hidden in
    precondition(whole.contains(hidden.part))
    precondition(ByteRange(0, hidden.bytes.count).contains(hidden.decoded))
    for start in hidden.decoded.start..<hidden.decoded.end {
      let origin = hidden.origin(of: ByteRange(start, start + 1))
      precondition(origin.map(hidden.part.contains) ?? false)
    }
    if depth < 3 { check(hidden.bytes, depth: depth + 1) }
  }
}

/// Text in two or four bytes a character comes back as it was, unless it was no text.
func tryEncodings(_ bytes: [UInt8]) {
  let wide: [TextEncoding] = [
    .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
  ]
  for encoding in wide + [TextEncoding(of: bytes.span)] {
    let text = encoding.decode(bytes.span, noting: [0, bytes.count / 2, bytes.count])
    precondition(text.offsets == text.offsets.sorted() && text.offsets.count == 3)
    guard encoding != .ascii else { continue }
    precondition(String(validating: text.bytes, as: UTF8.self) != nil)
    if !text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      precondition(encoding.decode(encoding.encode(text.bytes).span).bytes == text.bytes)
    }
  }
}

/// Reading a container ends, and costs no more than its budget.
func tryContainers(_ bytes: [UInt8]) {
  guard let kind = ContainerKind(of: bytes.span) else { return }
  var reader = FileReader()
  let budget = ContainerBudget(size: bytes.count)
  func read(_ container: inout Container, depth: Int) throws(ContainerError) {
    guard budget.allows(depth: depth) else { throw .overBudget }
    while let entry = try container.next() {
      guard entry.isFile, !entry.isEncrypted else { continue }
      do throws(ContainerError) {
        var head = try container.read(atMost: ContainerKind.headSize)
        while let kind = ContainerKind(of: head.span) {
          do throws(ContainerError) {
            try container.openEntry(from: &head, as: kind) { (inner) throws(ContainerError) in
              try read(&inner, depth: entry.name == nil ? depth : depth + 1)
            }
          } catch {
            guard error == .notOne else { throw error }
            break
          }
          head = try container.readBehind(kind)
        }
        try container.lend(behind: head, through: &reader) { _, _ in }
      } catch { if error != .damaged { throw error } }
    }
  }
  do throws(ContainerError) {
    try Container.open(bytes.span, as: kind, budget) { (container) throws(ContainerError) in
      try read(&container, depth: 1)
    }
  } catch {}
}

/// The filter reports what a plain search finds.
func tryPrefilter(_ bytes: [UInt8]) {
  let parts = bytes.split(separator: 0, maxSplits: 8, omittingEmptySubsequences: false)
  let words = parts.dropLast().map { $0.prefix(12).filter { $0 < 0x80 } }.filter { $0.count >= 3 }
  guard !words.isEmpty, let text = parts.last.map(Array.init) else { return }
  var keywords = Keywords()
  for word in words { keywords.append(word.span) }
  var hits: [Prefilter.Hit] = []
  Prefilter(keywords).scan(text.span, within: 0..<text.count, into: &hits)
  let found = Set(hits)
  precondition(found.count == hits.count)
  var expected: Set<Prefilter.Hit> = []
  for (index, word) in words.enumerated() where word.count <= text.count {
    for start in 0...(text.count - word.count) {
      let same = zip(text[start...], word).allSatisfy { folded($0) == folded($1) }
      if same { expected.insert(Prefilter.Hit(position: start, keyword: index)) }
    }
  }
  precondition(found == expected)
}

private func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Detectors of every structure: keys, tokens, names.
private let engine: Engine = {
  var detectors: [Detector] = []
  for name in [
    "github", "ibm-cloud-api-key", "private-keys", "json-web-token", "generic", "docker-hub",
  ] {
    let path = BytePath("../rules/detectors/\(name).yaml")
    if let bytes = try? path.read(), let read = try? RuleFile.detectors(bytes, file: path.text) {
      detectors += read
    }
  }
  precondition(detectors.count > 20, "run this in the folder Fuzz")
  return Engine(
    rules: PackedRules(
      PackWriter.pack(detectors: detectors, practices: [], placeholders: Placeholders())))
}()

/// What is found stands in the text, in order, and what stands beside it is read without a trap.
func tryScanner(_ bytes: [UInt8]) {
  guard var scanner = Scanner(engine) else { return }
  var found = scanner.scan(bytes.span, path: BytePath("a/b.py")).occurrences
  var end = 0
  for occurrence in found {
    precondition(occurrence.range.start >= end && occurrence.range.end <= bytes.count)
    precondition(occurrence.start.line <= occurrence.end.line)
    end = occurrence.range.end
    var surround = Surround(path: occurrence.path)
    _ = surround.facts(
      beside: occurrence.range, in: bytes.span, detector: occurrence.detector)
  }
  found.addLineHashes(from: bytes.span, to: Array(found.indices))
}

/// What is read around a value, wherever that may stand.
func tryEvidence(_ bytes: [UInt8]) {
  _ = KeyFile.recognises(bytes.span)
  _ = ExportFile.recognises(bytes.span)
  _ = CodeUse.reading(bytes.span)
  let detector = Detector(
    id: "a-key", title: "a key", provider: "ibm-cloud", severity: .high, confidence: .high)
  var surround = Surround(path: BytePath("a.json"))
  for start in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 7)) {
    let range = ByteRange(start, min(bytes.count, start + 20))
    _ = surround.facts(beside: range, in: bytes.span, detector: detector)
  }
}

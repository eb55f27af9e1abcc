/// What texts a pattern matches, as far as an import needs to know: which words each holds, and how one
/// of them reads.
indirect enum Shape: Sendable {
  /// One byte of these.
  case byte(Set<UInt8>)
  case sequence([Shape])
  case choice([Shape])
  case repeated(Shape, least: Int)
  case capture(Shape, number: Int)

  /// Matches nothing, or looks around.
  static var empty: Shape { .sequence([]) }
}

extension Shape {
  /// Texts of which every match holds one, folded, of three bytes or more; nil where none can be told.
  var keywords: [String]? {
    guard let words = best, words.allSatisfy({ $0.count >= 3 }) else { return nil }
    return Set(words.map { String(decoding: $0, as: UTF8.self) }).sorted()
  }

  /// More than these are no help to a scan.
  private static let mostWords = 24

  private var best: [[UInt8]]? {
    switch self {
    case .byte: return exact
    case .capture(let inner, _): return inner.best
    case .repeated(let inner, let least): return least > 0 ? inner.best : nil
    case .choice(let parts):
      var words: [[UInt8]] = []
      for part in parts {
        guard let more = part.best else { return nil }
        words += more
      }
      return words.count <= Self.mostWords ? words : nil
    case .sequence(let parts):
      let found = literals(of: parts) + parts.compactMap { $0.exact == nil ? $0.best : nil }
      return found.max { weight($0) < weight($1) }
    }
  }

  /// The texts that stand in a sequence one after another: for each stretch of them all that it can be.
  func literals(of parts: [Shape]) -> [[[UInt8]]] {
    var found: [[[UInt8]]] = []
    var run: [[UInt8]] = [[]]
    for part in parts {
      if let next = part.exact, run.count * next.count <= Self.mostWords {
        run = run.flatMap { head in next.map { head + $0 } }
      } else {
        found.append(run)
        run = [[]]
      }
    }
    return (found + [run]).filter { $0.allSatisfy { !$0.isEmpty } }
  }

  /// Long words first, then few.
  private func weight(_ words: [[UInt8]]) -> Int {
    min(words.map(\.count).min() ?? 0, 12) * 100 - words.count
  }

  /// All texts that it matches, where they are few and in ASCII; case does not count.
  private var exact: [[UInt8]]? {
    switch self {
    case .byte(let bytes):
      let folded = Set(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
      guard folded.count <= 3, folded.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      return folded.sorted().map { [$0] }
    case .capture(let inner, _): return inner.exact
    case .repeated: return nil
    case .choice(let parts):
      var all: [[UInt8]] = []
      for part in parts {
        guard let more = part.exact, all.count + more.count <= Self.mostWords else { return nil }
        all += more
      }
      return all
    case .sequence(let parts):
      var all: [[UInt8]] = [[]]
      for part in parts {
        guard let next = part.exact, all.count * next.count <= Self.mostWords else { return nil }
        all = all.flatMap { head in next.map { head + $0 } }
      }
      return all
    }
  }
}

extension Shape {
  /// A template (`rules/README.md`) of a text that it matches, the capture of that number between `«` and
  /// `»`; the whole for 0.
  func example(secret: Int) -> String {
    let text = template(secret: secret, isSecret: secret == 0)
    return secret == 0 ? "«\(text)»" : text
  }

  private func template(secret: Int, isSecret: Bool) -> String {
    switch self {
    case .byte(let bytes): return Self.text(of: bytes, count: 1, isSecret: isSecret)
    case .capture(let inner, let number) where number == secret:
      return "«" + inner.template(secret: secret, isSecret: true) + "»"
    case .capture(let inner, _): return inner.template(secret: secret, isSecret: isSecret)
    case .choice(let parts):
      let part = parts.first { $0.holds(secret) } ?? parts.first
      return part?.template(secret: secret, isSecret: isSecret) ?? ""
    case .sequence(let parts):
      return parts.map { $0.template(secret: secret, isSecret: isSecret) }.joined()
    case .repeated(let inner, let least):
      let count = isSecret && least <= 1 ? 24 : inner.isGap ? max(1, least) : least
      if case .byte(let bytes) = inner {
        return count == 0 ? "" : Self.text(of: bytes, count: count, isSecret: isSecret)
      }
      let times = inner.holds(secret) || inner.isGap ? max(1, least) : least
      let text = inner.template(secret: secret, isSecret: isSecret)
      return String(repeating: text, count: times)
    }
  }

  /// Whether it can stand between a name and a value, which must not touch.
  private var isGap: Bool {
    switch self {
    case .byte(let bytes): bytes.count > 40 && bytes.contains(0x20)
    case .choice(let parts): parts.contains { $0.isGap }
    case .capture(let inner, _): inner.isGap
    case .sequence(let parts): parts.count == 1 && parts[0].isGap
    case .repeated: false
    }
  }

  private func holds(_ number: Int) -> Bool {
    switch self {
    case .byte: false
    case .capture(let inner, let own): own == number || inner.holds(number)
    case .repeated(let inner, _): inner.holds(number)
    case .choice(let parts), .sequence(let parts): parts.contains { $0.holds(number) }
    }
  }

  /// So many bytes of a class: drawn anew in every test where they are the secret's.
  private static func text(of bytes: Set<UInt8>, count: Int, isSecret: Bool) -> String {
    let printable = bytes.filter { $0 > 0x20 && $0 < 0x7F }.sorted()
    let letters = printable.filter { isLetterOrDigit($0) }
    if isSecret, letters.count > 1, bytes.count > 2 {
      return "{{\(classText(of: letters)):\(count)}}"
    }
    let wanted = [" ", "=", "\"", ":", "-", "a", "x"].compactMap { $0.utf8.first }
    let byte = wanted.first { bytes.contains($0) } ?? letters.first ?? printable.first ?? 0x20
    return String(repeating: String(decoding: [byte], as: UTF8.self), count: count)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// `a-f0-9`: ranges of three or more are written as such.
  private static func classText(of bytes: [UInt8]) -> String {
    var text = ""
    var index = 0
    while index < bytes.count {
      var last = index
      while last + 1 < bytes.count, bytes[last + 1] == bytes[last] + 1 { last += 1 }
      let ends = [bytes[index], bytes[last]].map { String(decoding: [$0], as: UTF8.self) }
      text +=
        last - index >= 2 ? ends.joined(separator: "-") : ends[0] + (last > index ? ends[1] : "")
      index = last + 1
    }
    return text
  }
}

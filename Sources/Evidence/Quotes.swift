extension OutlineReader {
  /// A run of backslashes: an escaped quote, or an escaped line end or tab between fields.
  mutating func readBackslashes() {
    let start = position
    while position < bytes.count, bytes[position] == UInt8(ascii: "\\") { position += 1 }
    guard position < bytes.count else { return }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): readQuote(at: start)
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      endLine()
      position += 1
      mayOpenAt = position
    default: break
    }
  }

  /// A quote with the backslashes before it, which begin at `start`; `position` is at the quote.
  mutating func readQuote(at start: Int) {
    switch dialect {
    case .json: readJSONString()
    case .fragment: readFragmentString(at: start)
    }
  }

  private mutating func readJSONString() {
    let quote = position
    position += 1
    guard bytes[quote] == UInt8(ascii: "\"") else { return }
    let first = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else {
      position = bytes.count
      return
    }
    take(first..<position, slashes: 0)
    position += 1
  }

  private mutating func readFragmentString(at start: Int) {
    let slashes = position - start
    guard mayOpen(at: start) else {
      position += 1
      return
    }
    guard let close = close(of: position, slashes: slashes) else { return passQuote() }
    take((position + 1)..<(close - slashes), slashes: slashes)
    position = close + 1
  }

  // A quote behind a letter or behind another string is an apostrophe, or closes what shows through.
  private func mayOpen(at start: Int) -> Bool {
    guard start > 0, start != mayOpenAt else { return true }
    switch bytes[start - 1] {
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      return false
    case let byte: return !Self.isWord(byte)
    }
  }

  /// The quote that closes the one at `quote`, on the same line; nil if there is none, or if what
  /// stands between is structure to look into.
  private func close(of quote: Int, slashes: Int) -> Int? {
    let limit = min(bytes.count, quote + 1 + Self.longestString)
    var run = 0
    var holdsQuotes = false
    var holdsStructure = false
    var index = quote + 1
    while index < limit {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\n"): return nil
      case bytes[quote] where run <= slashes:
        let isStructure = holdsQuotes && holdsStructure
        return run == slashes && index - slashes > quote && !isStructure ? index : nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): holdsQuotes = true
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "{"): holdsStructure = true
      default: break
      }
      run = byte == UInt8(ascii: "\\") ? run + 1 : 0
      index += 1
    }
    return nil
  }

  // Longer than a private key on one line.
  private static var longestString: Int { 8_192 }
}

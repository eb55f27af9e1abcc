/// Numbers in network byte order, as git's files hold them.
extension Span<UInt8> {
  /// Four bytes at `offset`; nil beyond the end.
  func number32(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return Int(self[offset]) << 24 | Int(self[offset + 1]) << 16 | Int(self[offset + 2]) << 8
      | Int(self[offset + 3])
  }

  /// Eight bytes at `offset`; nil beyond the end, and for numbers that no file is as large as.
  func number64(at offset: Int) -> Int? {
    guard let high = number32(at: offset), let low = number32(at: offset + 4), high < 1 << 31
    else { return nil }
    return high << 32 | low
  }

  /// Its bytes as a number, eight or fewer.
  var word: UInt64 {
    var word: UInt64 = 0
    for index in indices { word = word << 8 | UInt64(self[index]) }
    return word
  }

  /// Whether `bytes` stand at `offset`.
  func holds(_ bytes: some Collection<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count - bytes.count else { return false }
    var index = offset
    for byte in bytes {
      if self[index] != byte { return false }
      index += 1
    }
    return true
  }
}

import CMarkKernel

/// Looks for runs: bytes of one alphabet in a row.
package struct ByteRuns: Sendable {
  /// For each byte of ASCII, a bit for each alphabet that has it.
  private let alphabets: [UInt8]
  private let kernel: Prefilter.Kernel

  /// - Parameter alphabets: 128 bytes; bytes beyond ASCII are of no alphabet.
  package init(_ alphabets: [UInt8], kernel: Prefilter.Kernel = .fastest) {
    precondition(alphabets.count == 128, "ASCII has 128 bytes")
    self.alphabets = alphabets
    self.kernel = kernel
  }

  /// Whether a byte of a text stands in a run of so many bytes.
  ///
  /// - Parameters:
  ///   - position: inside the text.
  ///   - before: how many bytes before the position the run may begin at most.
  package func surrounds(
    _ position: Int, in text: Span<UInt8>, length: Int, before: Int, _ alphabet: UInt8
  ) -> Bool {
    let alphabets = alphabets.span
    let last = min(text.count, position &+ length)
    var end = position
    while end < last, text[end] < 128, alphabets[Int(text[end])] & alphabet != 0 { end &+= 1 }
    if end == position { return false }
    let first = max(0, position &- before, end &- length)
    var start = position
    while start > first, text[start &- 1] < 128,
      alphabets[Int(text[start &- 1])] & alphabet != 0
    {
      start &-= 1
    }
    return end &- start >= length
  }

  /// Whether a run of so many bytes or more begins in a part of a text; it may end behind it.
  ///
  /// - Parameters:
  ///   - length: 1 or more.
  ///   - alphabet: its bit.
  package func begins(
    in part: Range<Int>, of text: Span<UInt8>, length: Int, _ alphabet: UInt8
  ) -> Bool {
    let end = min(text.count, part.upperBound &+ length &- 1)
    guard part.lowerBound >= 0, part.lowerBound < end else { return false }
    if kernel != .avx512 { return beginsPortably(part.lowerBound, end, text, length, alphabet) }
    return unsafe text.withUnsafeBufferPointer { text in
      unsafe alphabets.withUnsafeBufferPointer { alphabets in
        guard let text = text.baseAddress, let alphabets = alphabets.baseAddress
        else { return false }
        // SAFETY: `end` is inside the text.
        return unsafe credlint_has_run_avx512(
          text + part.lowerBound, end - part.lowerBound, length, alphabets, alphabet)
      }
    }
  }

  /// Not every byte is looked at: one outside the alphabet rules out all runs that would hold it.
  private func beginsPortably(
    _ start: Int, _ end: Int, _ text: Span<UInt8>, _ length: Int, _ alphabet: UInt8
  ) -> Bool {
    let alphabets = alphabets.span
    var place = start &+ length &- 1
    while place < end {
      let first = place &- length
      var outside = place
      while outside > first, text[outside] < 128,
        alphabets[Int(text[outside])] & alphabet != 0
      {
        outside &-= 1
      }
      if outside == first { return true }
      place = outside &+ length
    }
    return false
  }
}

extension Span<UInt8> {
  /// Whether a byte stands in the text before `end`.
  package func holds(_ byte: UInt8, before end: Int) -> Bool {
    unsafe withUnsafeBufferPointer { text in
      guard let base = text.baseAddress, end > 0 else { return false }
      // SAFETY: no more is looked at than the text has.
      return unsafe credlint_holds(base, Swift.min(end, text.count), byte)
    }
  }

  /// How often a byte stands in a part of the text.
  package func count(of byte: UInt8, in part: Range<Int>) -> Int {
    unsafe extracting(part).withUnsafeBufferPointer { part in
      // SAFETY: no more is looked at than the part has.
      unsafe part.baseAddress.map { unsafe credlint_count($0, part.count, byte) } ?? 0
    }
  }
}

import CPCRE2

/// A limit that ended a match attempt; the text it was tried on was not fully searched.
package enum MatchLimit: Error, Sendable {
  /// Too many steps, too deep, or too much memory: a pattern or a text that backtracks without end.
  case exceeded
}

/// Runs patterns: one a worker, since it owns the memory that matching writes to.
@safe
package struct Matcher: ~Copyable {
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?
  /// The furthest end of what a search was shown, since the owner last set it to zero.
  package var shownTo = 0

  /// How far a match may run on beyond the window that it begins in, in bytes.
  package static let longestMatch = 64 * 1024

  /// - Parameter steps: how many times PCRE2 may try a path in one call before it gives up.
  package init?(steps: UInt32 = 2_000_000) {
    guard let data = unsafe pcre2_match_data_create_8(64, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { return nil }
    unsafe self.data = unsafe data
    unsafe self.context = unsafe context
    unsafe pcre2_set_match_limit_8(context, steps)
    unsafe pcre2_set_depth_limit_8(context, 10_000)
    unsafe pcre2_set_heap_limit_8(context, 16 * 1024)
    unsafe stack = unsafe pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    if let stack = unsafe stack { unsafe pcre2_jit_stack_free_8(stack) }
  }

  /// The leftmost match that begins in `start..<end`, just as in the whole haystack: lookbehind sees
  /// what stands before, and the match and its lookahead may run on by `longestMatch`.
  ///
  /// - Parameter hint: how many bytes behind `end` a match usually needs; more are shown when one
  ///   turns out to.
  /// - Returns: whether there is one; its parts are then read with `range(ofGroup:)`.
  package mutating func findFirst(
    _ pattern: Pattern, in haystack: Span<UInt8>, startingIn start: Int, _ end: Int,
    runningOn hint: Int
  ) throws(MatchLimit) -> Bool {
    guard 0 <= start, start < end, end <= haystack.count else { return false }
    unsafe pcre2_set_offset_limit_8(context, end - 1)
    var from = start
    var visible = min(haystack.count, end + hint)
    var step = max(256, hint)
    while true {
      shownTo = max(shownTo, visible)
      let isWhole = visible == haystack.count || visible - end >= Self.longestMatch
      let shown = isWhole && pattern.use == .wholes ? 0 : PCRE2_PARTIAL_HARD
      var result = match(pattern, in: haystack, from, visible, shown)
      if result == PCRE2_ERROR_PARTIAL {
        // The attempt ran into the end of what it was shown: no earlier start matches.
        from = unsafe pcre2_get_ovector_pointer_8(data)[0]
        // Even nothing may match in part at the very end of what was shown.
        guard from < end else { return false }
        if !isWhole {
          visible = min(haystack.count, visible + step)
          step *= 4
          continue
        }
        // Few attempts reach the end of a text: JIT is not worth compiling for them once more.
        result = match(pattern, in: haystack, from, visible, 0)
      }
      switch result {
      case PCRE2_ERROR_NOMATCH: return false
      // PCRE2's JIT code takes a match that begins one byte behind the limit.
      case 0...: return unsafe pcre2_get_startchar_8(data) < end
      default: throw .exceeded
      }
    }
  }

  /// PCRE2's answer for the text before `end`.
  private func match(
    _ pattern: Pattern, in text: Span<UInt8>, _ start: Int, _ end: Int, _ options: UInt32
  ) -> Int32 {
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe pcre2_match_8(pattern.code, bytes.baseAddress, end, start, options, data, context)
    }
  }

  /// Where the group of the last match stands; 0 is the whole match. Nil if it took no part.
  package func range(ofGroup number: Int) -> (start: Int, end: Int)? {
    let count = unsafe Int(pcre2_get_ovector_count_8(data))
    guard number < count, let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    let start = unsafe vector[2 * number]
    let end = unsafe vector[2 * number + 1]
    // PCRE2_UNSET is all ones; \K may even put a start behind its end.
    guard start != ~0, start <= end else { return nil }
    return (Int(start), Int(end))
  }
}

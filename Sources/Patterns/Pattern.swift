import CPCRE2

/// Why a pattern does not compile, in PCRE2's words.
package struct PatternError: Error, Sendable {
  /// Where in the pattern, in bytes.
  package var offset: Int
  package var message: String
}

/// A compiled PCRE2 pattern over bytes, with JIT where the machine allows it.
///
/// Sharing is safe: PCRE2 never writes to compiled code after `pcre2_jit_compile`.
@safe
package final class Pattern: @unchecked Sendable {
  let code: OpaquePointer
  let use: Use

  /// What a pattern is tried on.
  package enum Use: Sendable {
    /// Windows of a text, which may show a match in part.
    case windows
    /// Short texts that are shown whole.
    case wholes
  }

  /// Compiles `source`: bytes, no UTF mode, group names may repeat. Takes 20 to 200 µs.
  package init(_ source: String, for use: Use = .windows) throws(PatternError) {
    var errorNumber: Int32 = 0
    var errorOffset = 0
    let bytes = Array(source.utf8)
    let options =
      UInt32(PCRE2_DUPNAMES) | UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_BACKSLASH_C)
      | PCRE2_USE_OFFSET_LIMIT
    let compiled = unsafe pcre2_compile_8(
      bytes, bytes.count, options, &errorNumber, &errorOffset, nil)
    guard let compiled = unsafe compiled else {
      throw PatternError(offset: errorOffset, message: Self.message(errorNumber))
    }
    unsafe code = compiled
    self.use = use
    // Without JIT (refused by hardened kernels) matching is slower and otherwise the same.
    _ = unsafe pcre2_jit_compile_8(
      compiled, use == .windows ? PCRE2_JIT_PARTIAL_HARD : PCRE2_JIT_COMPLETE)
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// How many bytes before a match it may look at, or more.
  package var lookbehind: Int {
    var longest: UInt32 = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_MAXLOOKBEHIND), &longest)
    // The number leaves out what lookbehinds within lookbehinds add.
    return longest == 0 ? 1 : 2 * Int(longest) + 1
  }

  /// Whether a group has that name.
  package func hasGroup(named name: String) -> Bool { !groups(named: name).isEmpty }

  /// The numbers of all groups with that name, rising.
  package func groups(named name: String) -> [Int] {
    var count: UInt32 = 0
    var entrySize: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table = unsafe table else { return [] }
    let wanted = Array(name.utf8)
    var numbers: [Int] = []
    // pcre2api, "PCRE2_INFO_NAMETABLE": a group number in two bytes, then the name and a zero.
    for index in 0..<Int(count) {
      let entry = unsafe table + index * Int(entrySize)
      let text = unsafe UnsafeBufferPointer(start: entry + 2, count: Int(entrySize) - 2)
      let end = unsafe text.firstIndex(of: 0) ?? text.endIndex
      if unsafe text[..<end].elementsEqual(wanted) {
        numbers.append(unsafe Int(entry[0]) << 8 | Int(entry[1]))
      }
    }
    return numbers.sorted()
  }

  private static func message(_ errorNumber: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe pcre2_get_error_message_8(errorNumber, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}

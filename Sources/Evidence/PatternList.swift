package import Model

/// Lines of patterns as `.dockerignore` and `.npmignore` have them: the last one that fits decides.
package struct PatternList: Sendable {
  private var patterns: [(globs: [Glob], isException: Bool)] = []

  /// - Parameter rooted: whether a pattern begins at the list's folder even without a slash before it.
  package init(_ text: [UInt8], rooted: Bool) {
    for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) {
      var pattern = line.trimmed
      if pattern.isEmpty || pattern.hasPrefix("#") { continue }
      let isException = pattern.hasPrefix("!")
      if isException { pattern = pattern.dropFirst() }
      patterns.append((Self.globs(String(pattern), rooted: rooted), isException))
    }
  }

  /// - Parameter patterns: each names files, or folders with all that is in them.
  package init(_ patterns: [String], rooted: Bool) {
    self.patterns = patterns.map { (Self.globs($0, rooted: rooted), false) }
  }

  /// Whether the last pattern that fits a file, or a folder that it is in, takes it.
  package func holds(_ path: BytePath) -> Bool {
    let path = BytePath([UInt8(ascii: "/")] + path.bytes)
    let last = patterns.last { pattern in pattern.globs.contains { $0.matches(path) } }
    return last.map { !$0.isException } ?? false
  }

  private static func globs(_ text: String, rooted: Bool) -> [Glob] {
    var text = text[...]
    while text.hasSuffix("/") { text = text.dropLast() }
    while text.hasPrefix("./") { text = text.dropFirst(2) }
    if text.isEmpty || text == "." || text == "*" { return [Glob("/**")] }
    var isRooted = rooted || text.contains("/")
    while text.hasPrefix("**/") {
      text = text.dropFirst(3)
      isRooted = false
    }
    if isRooted, !text.hasPrefix("/") { text = "/" + text }
    return [Glob(String(text)), Glob(text + "/**")]
  }
}

extension StringProtocol {
  /// Without blanks around it.
  var trimmed: SubSequence {
    let head = drop { $0.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return head[...].prefix(0) }
    return head[...last]
  }
}

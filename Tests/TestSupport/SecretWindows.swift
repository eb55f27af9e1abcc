import Model

/// Every eight bytes in a row of some secrets: what no output may hold.
package struct SecretWindows {
  private var windows: Set<UInt64> = []
  private static let length = 8

  package init() {}

  /// Adds a secret; white space in it counts as its end, as reports break lines where they like.
  package mutating func add(_ secret: some Sequence<UInt8>) {
    for part in Array(secret).split(whereSeparator: { $0 <= 0x20 }) {
      Self.slide(over: Array(part)) { windows.insert($0) }
    }
  }

  /// The lines of some files that hold one of them, as grep finds them, which is faster by far.
  ///
  /// - Parameter names: of files beside the scratch folder's tree.
  package func lines(in names: [String], of scratch: ScratchFolder) throws -> String {
    let patterns = windows.sorted().map { Self.text(of: $0) + "\n" }.joined()
    let files = names.map { scratch.aside.appending($0.utf8).bytes }
    var grep = Program(
      "/usr/bin/env",
      ["LC_ALL=C", "grep", "--text", "--fixed-strings", "--file=-", "--"].map { Array($0.utf8) }
        + files, in: scratch.root)
    grep.input = Array(patterns.utf8)
    return try grep.run(using: scratch).text
  }

  /// The first of them that `output` holds, as text; nil if there is none.
  package func first(in output: [UInt8]) -> String? {
    var found: UInt64?
    Self.slide(over: output) { if found == nil, windows.contains($0) { found = $0 } }
    return found.map(Self.text)
  }

  private static func text(of window: UInt64) -> String {
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: window >> (8 * $0)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func slide(over bytes: [UInt8], _ visit: (UInt64) -> Void) {
    var window: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      window = window << 8 | UInt64(byte)
      if index >= length - 1 { visit(window) }
    }
  }
}

/// The text of a hook's file, and our own lines in it between two marks.
struct HookText {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A shell script with our lines alone.
  init(of line: String) { bytes = Array((Self.head + Self.block(of: line)).utf8) }

  /// The line of ours that it holds; nil if there is none.
  var ownLine: String? {
    guard case .whole(let block) = own else { return nil }
    let lines = bytes[block].split(separator: UInt8(ascii: "\n"))
    return lines.count == 3 ? String(decoding: lines[1], as: UTF8.self) : ""
  }

  /// Whether one mark stands without the other.
  var isDamaged: Bool { own == .damaged }

  /// Whether nothing is left that does anything.
  var isEmpty: Bool { bytes.elementsEqual(Self.head.utf8) }

  /// Whether a shell runs it, so that lines can be put in front of its own.
  var isShellScript: Bool {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard line.starts(with: "#!".utf8), line.count < bytes.count else { return false }
    let words = line.dropFirst(2).split(separator: UInt8(ascii: " ")).map { word in
      String(decoding: word.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }
    let program =
      words.first == "env" ? words.dropFirst().first { !$0.hasPrefix("-") } : words.first
    return program.map { ["sh", "bash", "dash", "ash", "ksh", "zsh"].contains($0) } ?? false
  }

  /// Puts our line first, where no `exit` or `exec` of the script comes before it.
  mutating func insert(_ line: String) {
    let start = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    bytes.insert(contentsOf: Self.block(of: line).utf8, at: start)
  }

  /// Takes our lines out.
  mutating func removeOwn() {
    if case .whole(let block) = own { bytes.removeSubrange(block) }
  }

  private static let head = "#!/bin/sh\n"
  private static let begin = "# >>> credlint ('credlint hook uninstall' removes these lines)\n"
  private static let end = "# <<< credlint\n"

  private static func block(of line: String) -> String { begin + line + "\n" + end }

  private enum Own: Equatable {
    case none, damaged
    case whole(Range<Int>)
  }

  private var own: Own {
    let begins = bytes.ranges(of: Array(Self.begin.utf8))
    let ends = bytes.ranges(of: Array(Self.end.utf8))
    if begins.isEmpty, ends.isEmpty { return .none }
    guard begins.count == 1, ends.count == 1, begins[0].upperBound <= ends[0].lowerBound else {
      return .damaged
    }
    return .whole(begins[0].lowerBound..<ends[0].upperBound)
  }
}

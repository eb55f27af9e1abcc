import Bytes
package import Model

/// Who made a commit, and when.
package struct Author: Hashable, Sendable {
  /// The name alone: an address in a report would only spread it.
  package var name: String
  package var date: Instant
}

/// A commit object: header lines, an empty line, the message (gitformat-commit).
struct CommitText {
  /// Longer messages are not read, in bytes.
  static let largest = 16 * 1024 * 1024

  var author: Author?
  var message: [UInt8]

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
      let line = rest[..<end]
      if line.starts(with: "author ".utf8) { author = Author(line.dropFirst(7)) }
      rest = rest[(end + 1)...]
    }
    message = Array(rest.dropFirst())
  }
}

extension Author {
  /// `Name <address> seconds zone`
  init?(_ line: ArraySlice<UInt8>) {
    guard let open = line.firstIndex(of: UInt8(ascii: "<")),
      let close = line.lastIndex(of: UInt8(ascii: ">")), open < close
    else { return nil }
    guard let seconds = Self.seconds(behind: line) else { return nil }
    let name = line[..<open].reversed().drop { $0 == UInt8(ascii: " ") }.reversed()
    self.init(name: String(decoding: Array(name), as: UTF8.self), date: Instant(seconds: seconds))
  }

  /// The date behind an address, in seconds since 1970.
  static func seconds(behind line: ArraySlice<UInt8>) -> Int? {
    guard let close = line.lastIndex(of: UInt8(ascii: ">")) else { return nil }
    return seconds(in: line[(close + 1)...].split(separator: UInt8(ascii: " ")).first ?? [])
  }

  /// A date as git writes it, in seconds since 1970.
  static func seconds(in word: ArraySlice<UInt8>) -> Int? {
    guard let seconds = Int(String(decoding: word, as: UTF8.self)), seconds.magnitude < 1 << 40
    else { return nil }
    return seconds
  }
}

extension Plumbing {
  /// Lends each of these commits, in order: nil for one that is too large, one that is missing is passed
  /// over.
  func readCommits(
    _ commits: [ObjectID], _ body: (ObjectID, CommitText?) -> Void
  ) throws(GitError) {
    guard !commits.isEmpty else { return }
    var reader = try ObjectReader(commits, by: self)
    for commit in commits {
      switch try reader.next(largest: CommitText.largest) {
      case .bytes(let bytes): body(commit, CommitText(bytes))
      case .tooLarge: body(commit, nil)
      case .missing: break
      }
    }
    try reader.finish()
  }
}

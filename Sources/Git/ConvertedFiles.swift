import Bytes
import Model

extension Plumbing {
  /// Which of some tracked files git keeps in another form than the work tree has them, and are as git
  /// left them: encrypted or stored elsewhere by a filter, in another encoding (gitattributes).
  ///
  /// The filters are not run, so that such a file's content cannot be compared.
  ///
  /// - Parameter root: what the paths start from.
  func convertedAsTracked(
    _ paths: [BytePath], below root: BytePath
  ) throws(GitError) -> Set<BytePath> {
    let converted = try converted(paths)
    if converted.isEmpty { return [] }
    var listing = try start(
      ["ls-files", "--debug", "-z", "--"], converted.map { Array(":(top,literal)".utf8) + $0.bytes }
    )
    var unchanged: Set<BytePath> = []
    while let name = try listing.read(until: 0) {
      let entry = try listing.readIndexStatus()
      let path = BytePath(name)
      guard let file = try? FileStatus(of: root.appending(name), followingLink: false) else {
        continue
      }
      if file.modified == entry.modified && file.size & 0xFFFF_FFFF == entry.size {
        unchanged.insert(path)
      }
    }
    try listing.finish()
    return unchanged
  }

  /// Those with an attribute that has git convert them.
  private func converted(_ paths: [BytePath]) throws(GitError) -> [BytePath] {
    guard !paths.isEmpty else { return [] }
    let attributes = ["filter", "working-tree-encoding"]
    let input = paths.reduce(into: []) { $0 += $1.bytes + [0] }
    let result = try run(["check-attr", "-z", "--stdin"] + attributes, feeding: input)
    guard result.status == .exited(0) else {
      throw .failed(command: "check-attr", result.status)
    }
    // A path, an attribute and its value, each with a zero behind it.
    let words = result.output.split(separator: 0, omittingEmptySubsequences: false)
    guard words.count == 3 * attributes.count * paths.count + 1 else {
      throw .unreadable(command: "check-attr")
    }
    let none = [Array("unspecified".utf8), Array("unset".utf8)]
    return paths.indices.filter { index in
      attributes.indices.contains { attribute in
        let value = words[3 * (index * attributes.count + attribute) + 2]
        return !none.contains { value.elementsEqual($0) }
      }
    }.map { paths[$0] }
  }
}

extension Conversation {
  /// What `ls-files --debug` says of a file behind its name: five lines of `name: number` pairs.
  fileprivate mutating func readIndexStatus() throws(GitError) -> (
    modified: FileStatus.Moment, size: Int
  ) {
    var numbers: [[Int]] = []
    for _ in 0..<5 {
      guard let line = try read(until: UInt8(ascii: "\n")) else { throw unreadable }
      let digits = line.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      numbers.append(digits.compactMap { Int(String(decoding: $0, as: UTF8.self)) })
    }
    // Creation, modification, device and inode, user and group, size and flags.
    guard numbers[1].count == 2, let size = numbers[4].first else { throw unreadable }
    return (FileStatus.Moment(seconds: numbers[1][0], nanoseconds: numbers[1][1]), size)
  }
}

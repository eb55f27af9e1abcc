import Bytes
package import Model

/// The files of one commit, or of the index, read by their paths.
package struct RevisionFiles: Sendable {
  private let commit: String
  private let plumbing: Plumbing

  /// - Parameter revision: what `git rev-parse` takes for a commit.
  package init(
    of revision: String, in folder: BytePath? = nil, git program: String = "git"
  ) throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    commit = try plumbing.tellingOfNoRepository { () throws(GitError) in
      let known = try plumbing.run([
        "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}",
      ])
      guard known.status == .exited(0) else { throw .unknownRevision(.named) }
      return String(decoding: known.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
    self.plumbing = plumbing
  }

  /// The files that the next commit would hold.
  package init(ofIndexIn folder: BytePath? = nil, git program: String = "git") {
    commit = ""
    plumbing = Plumbing(in: folder, program: program)
  }

  /// The bytes of the file; nil where there is none.
  ///
  /// - Parameter path: from the repository's root.
  package func bytes(of path: BytePath) throws(GitError) -> [UInt8]? {
    guard !path.bytes.contains(UInt8(ascii: "\n")) else { return nil }
    let name = Array("\(commit):".utf8) + path.bytes + [UInt8(ascii: "\n")]
    var conversation = try plumbing.start(["cat-file", "--batch"])
    conversation.write(name)
    conversation.closeInput()
    guard let line = try conversation.read(until: UInt8(ascii: "\n")) else {
      throw conversation.unreadable
    }
    // `<id> blob <size>`, or the name and what is wrong with it.
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count == 3, words[1].elementsEqual("blob".utf8),
      let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0,
      size <= ExposureReader.largestBlob
    else {
      try conversation.finish()
      return nil
    }
    let bytes = try conversation.read(exactly: size)
    try conversation.skip(exactly: 1)
    try conversation.finish()
    return bytes
  }
}

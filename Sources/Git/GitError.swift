package import Bytes

/// Why git could not answer. No text repeats what git printed: it may quote values.
package enum GitError: Error, Hashable, CustomStringConvertible {
  /// Git could not be run.
  case child(ChildError)
  /// A git command ended with this status.
  case failed(command: String, Child.Status)
  /// A git command printed something else than its manual says.
  case unreadable(command: String)
  /// A git command lists more files than a tree has: folders that hold each other many times.
  case endless(command: String)
  /// There is no repository at or above the folder.
  case noRepository
  /// There is no index to read.
  case noIndex(Lack)
  /// A range is not written `A..B` or `A...B` with both ends named.
  case unnamedEnd
  /// What was named is no commit of this repository.
  case unknownRevision(End)
  /// The range holds no commits.
  case noCommits
  /// An object that refs lead to is not there.
  case missingObject
  /// Commits are there, and no ref leads to them.
  case noRefs

  /// The ends of a range, what is pushed, and one that is named by itself.
  package enum End: String, Sendable {
    case first, last, pushed, named
  }

  /// Why there is no index.
  package enum Lack: Sendable {
    case bare, lost
  }

  package var description: String {
    switch self {
    case .child(let error): error.description
    case .failed(let command, .exited(let status)):
      "git \(command) ended with status \(status): see what git status says there"
    case .failed(let command, .signalled(let signal)):
      "git \(command) was ended by signal \(signal)"
    case .unreadable(let command):
      "git \(command) gave an answer that could not be read: is this git older than 2.30?"
    case .endless(let command):
      "git \(command) lists more than \(Plumbing.mostFiles) files: the tree was not read to its end"
    case .noRepository: "not inside a git repository: run this in one, or name its folder"
    case .noIndex(.bare): "a bare repository has no index: name a work tree"
    case .noIndex(.lost): "git's index is not where it should be: see git status, or git reset"
    case .unnamedEnd: "a range needs both ends: write A..B or A...B"
    case .unknownRevision(.pushed): "what is pushed is no commit here"
    case .unknownRevision(.named): "the revision is no commit here: fetch it, or name another"
    case .unknownRevision(let end):
      "the \(end.rawValue) revision of the range is no commit here: fetch it, or name another"
    case .noCommits: "the range holds no commits: its ends may stand the wrong way round"
    case .missingObject: "an object that a ref leads to is missing: see git fsck"
    case .noRefs: "no ref leads to the commits that are here: see git fsck"
    }
  }
}

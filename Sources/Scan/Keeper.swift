/// A filter that keeps what a file holds out of git's objects, and a stand-in there.
enum Keeper {
  case lfs, crypt

  /// Tells by the first bytes of a blob (the specification of Git LFS; git-crypt's header).
  init?(of blob: [UInt8]) {
    if blob.starts(with: "version https://git-lfs.github.com/spec/".utf8) {
      self = .lfs
    } else if blob.starts(with: "\0GITCRYPT\0".utf8) {
      self = .crypt
    } else {
      return nil
    }
  }

  /// Why the file itself was not read.
  var reason: String {
    switch self {
    case .lfs: "is kept by Git LFS: scan the work tree, too"
    case .crypt: "is encrypted by git-crypt: scan the work tree, too"
    }
  }
}

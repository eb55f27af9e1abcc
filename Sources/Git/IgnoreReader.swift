import Bytes
import Model

extension Plumbing {
  /// Which of `paths` the ignore files name; they need not exist.
  ///
  /// - Parameter andUntracked: only those that are not tracked, nor hold anything that is. Git compares
  ///   each path with all of its index then.
  func ignored(
    _ paths: some Collection<BytePath>, andUntracked: Bool = false
  ) throws(GitError) -> Set<BytePath> {
    guard !paths.isEmpty else { return [] }
    let arguments = ["check-ignore", "-z", "--stdin"] + (andUntracked ? [] : ["--no-index"])
    // `./` before each, so that no name reads as a pattern.
    let here = Array("./".utf8)
    let input = paths.reduce(into: []) { $0 += here + $1.bytes + [0] }
    let result = try run(arguments, feeding: input)
    guard result.status == .exited(0) || result.status == .exited(1) else {
      throw .failed(command: arguments[0], result.status)
    }
    return Set(
      result.output.split(separator: 0).map { BytePath(Array($0.dropFirst(here.count))) })
  }

  /// All files and whole folders that the ignore files name, and that are there and not tracked.
  func allIgnored() throws(GitError) -> [BytePath] {
    var listing = try start([
      "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory",
    ])
    var ignored: [BytePath] = []
    while let name = try listing.read(until: 0) {
      ignored.append(BytePath(Array(name.last == UInt8(ascii: "/") ? name.dropLast() : name[...])))
    }
    try listing.finish()
    return ignored
  }
}

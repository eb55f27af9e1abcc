import Bytes
import Model

extension Plumbing {
  /// Which of `paths` the ignore files name, tracked or not; they need not exist.
  ///
  /// The index is not asked: git would compare each path with all of it.
  func ignored(_ paths: some Collection<BytePath>) throws(GitError) -> Set<BytePath> {
    guard !paths.isEmpty else { return [] }
    let arguments = ["check-ignore", "-z", "--stdin", "--no-index"]
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
}

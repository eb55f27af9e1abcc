import Bytes
import Model

/// Where git looks for the hooks of the repository that the working folder is in.
struct HookFolder {
  /// Absolute; the one that `core.hooksPath` names, if it does.
  let path: BytePath
  /// Whether hooks can stand in the configuration (since git 2.54).
  let takesConfiguration: Bool

  init() throws(HookError) {
    var top = try git(["rev-parse", "--show-toplevel"])
    // A bare repository has none.
    if top == nil { top = try git(["rev-parse", "--absolute-git-dir"]) }
    guard let top else { throw .noRepository }
    let root = BytePath(top)
    // Hooks run at the top level, and a relative path starts there.
    guard
      let hooks = try git(["rev-parse", "--git-path", "hooks"], in: root)
    else { throw .refused(command: "rev-parse") }
    let path = BytePath(hooks)
    self.path = path.isAbsolute ? path : root.appending(path.bytes)
    takesConfiguration = Self.takesConfiguration(version: try git(["version"]) ?? [])
  }

  /// Reads `git version 2.54.0`, with anything behind the second number.
  private static func takesConfiguration(version: [UInt8]) -> Bool {
    let numbers = version.split(separator: UInt8(ascii: " ")).dropFirst(2).first?
      .split(separator: UInt8(ascii: "."))
      .prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard let numbers, numbers.count == 2 else { return false }
    return (numbers[0], numbers[1]) >= (2, 54)
  }
}

/// Runs git as the user would, in the working folder or another; what it answers, without the last line
/// feed, or nil if it refused.
func git(_ arguments: [String], in folder: BytePath? = nil) throws(HookError) -> [UInt8]? {
  let place = folder.map { [Array("-C".utf8), $0.bytes] } ?? []
  let result: Child.Result
  do throws(ChildError) {
    result = try Child("git", place + arguments.map { Array($0.utf8) }).run()
  } catch {
    throw .child(error)
  }
  guard result.status == .exited(0) else { return nil }
  let hasLineFeed = result.output.last == UInt8(ascii: "\n")
  return Array(result.output.dropLast(hasLineFeed ? 1 : 0))
}

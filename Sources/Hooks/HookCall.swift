import Bytes
import Model
package import Scan

/// What git or a framework asks of a hook: by arguments, by variables, on standard input.
package struct HookCall {
  /// Nil to tell it by what the framework says.
  package var type: HookType?
  /// What the hook was given beside options.
  package var operands: [[UInt8]]
  /// Whether no operands mean no files, instead of all that is staged.
  package var takesOnlyFiles: Bool
  /// A variable of the environment; nil when it is unset or empty.
  package var variable: (_ name: String) -> String? = Environment.value
  /// All of standard input.
  package var standardInput: () throws(HookError) -> [UInt8] = HookCall.readStandardInput

  package init(type: HookType?, operands: [[UInt8]], takesOnlyFiles: Bool) {
    self.type = type
    self.operands = operands
    self.takesOnlyFiles = takesOnlyFiles
  }

  /// What there is to scan.
  package func input() throws(HookError) -> ScanRequest.Input {
    switch type ?? (pushOfFramework == nil ? .preCommit : .prePush) {
    case .preCommit:
      if operands.isEmpty && !takesOnlyFiles { return .staged(nil) }
      let files = operands.map { BytePath($0) }
      // Git names its index to hooks: a commit is being made, and what HEAD holds is no news.
      if variable("GIT_INDEX_FILE") != nil, !files.isEmpty, let staged = StagedFiles(files) {
        return .stagedFiles(staged)
      }
      return .paths(files)
    case .commitMessage:
      guard operands.count == 1, operands != [[]] else { throw .noMessage }
      return .message(BytePath(operands[0]))
    case .prePush:
      if let pushOfFramework { return .push(pushOfFramework) }
      return .push(try push())
    case .preReceive:
      let refs = try MovedRef.all(passedTo: .preReceive, in: standardInput())
      if refs.isEmpty { throw .noRefs(.preReceive) }
      return .push(Push(new: refs.compactMap(\.new), known: refs.compactMap(\.old), refs: .all))
    }
  }

  /// What pre-commit and its relatives say of a push, and of `--from-ref` and `--to-ref`.
  private var pushOfFramework: Push? {
    let remote = variable("PRE_COMMIT_REMOTE_NAME")
    if let from = variable("PRE_COMMIT_FROM_REF"), let to = variable("PRE_COMMIT_TO_REF") {
      return Push(new: [to], known: [from], refs: remote.map { .remote($0) } ?? .none)
    }
    guard let remote else { return nil }
    // All that the branch holds is new to the remote.
    return Push(new: [variable("PRE_COMMIT_LOCAL_BRANCH") ?? "HEAD"], refs: .remote(remote))
  }

  private func push() throws(HookError) -> Push {
    let remote = operands.first.map { String(decoding: $0, as: UTF8.self) }
    let refs = remote.map { Push.Refs.remote($0) } ?? .remotes
    let moved = try MovedRef.all(passedTo: .prePush, in: standardInput())
    // Either there is nothing to push, or another program has read what git said.
    if moved.isEmpty { return Push(new: ["HEAD"], refs: refs) }
    return Push(new: moved.compactMap(\.new), known: moved.compactMap(\.old), refs: refs)
  }

  /// A terminal says nothing.
  private static func readStandardInput() throws(HookError) -> [UInt8] {
    if Environment.isTerminal(0) { return [] }
    do throws(SystemError) { return try Environment.standardInput() } catch {
      throw .standardInput(error)
    }
  }
}

/// A ref that a push moves, as git tells its hooks.
private struct MovedRef {
  /// Nil for a ref that is new.
  var old: String?
  /// Nil for a ref that is deleted.
  var new: String?

  /// Reads `<local ref> <local id> <remote ref> <remote id>` (pre-push) or `<old> <new> <ref>`
  /// (pre-receive), a line each.
  static func all(
    passedTo type: HookType, in text: [UInt8]
  ) throws(HookError) -> [MovedRef] {
    var refs: [MovedRef] = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      let ids: [ArraySlice<UInt8>]
      switch type {
      // A local ref is as it was typed, maybe in several words.
      case .prePush where words.count >= 4: ids = [words[words.count - 1], words[words.count - 3]]
      case .preReceive where words.count == 3: ids = [words[0], words[1]]
      default: throw .unreadable(type)
      }
      guard ids.allSatisfy(isObjectID) else { throw .unreadable(type) }
      refs.append(MovedRef(old: name(ids[0]), new: name(ids[1])))
    }
    return refs
  }

  private static func isObjectID(_ text: ArraySlice<UInt8>) -> Bool {
    (text.count == 40 || text.count == 64)
      && text.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }

  /// Nil for the zeros that stand where there is no object.
  private static func name(_ id: ArraySlice<UInt8>) -> String? {
    id.allSatisfy { $0 == UInt8(ascii: "0") } ? nil : String(decoding: id, as: UTF8.self)
  }
}

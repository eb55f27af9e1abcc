package import Bytes
package import Model

/// Why a hook could not be run or installed.
package enum HookError: Error, Hashable, CustomStringConvertible {
  /// Standard input could not be read.
  case standardInput(SystemError)
  /// Standard input is not what git passes to a hook of this type.
  case unreadable(HookType)
  /// Git always names a ref to this type of hook, and named none.
  case noRefs(HookType)
  /// A commit-msg hook gets exactly one file.
  case noMessage
  /// Git could not be run.
  case child(ChildError)
  /// A git command refused.
  case refused(command: String)
  case noRepository
  /// The hook's file belongs to a program that writes it anew.
  case managed(by: HookFramework, BytePath, HookType)
  /// The hook's file is another's, and cannot be added to safely; the line that it needs.
  case foreign(BytePath, line: String)
  /// The marks around our lines in the file are damaged.
  case damaged(BytePath)
  /// Hooks are switched off, or misplaced, by a path that leads to something else.
  case notFolder(BytePath)
  case file(BytePath, SystemError)

  package var description: String {
    switch self {
    case .standardInput(let error): "standard input: \(error)"
    case .unreadable(let type):
      "standard input is not what git passes to a \(type.rawValue) hook: expected lines of "
        + (type == .prePush
          ? "'<local ref> <local id> <remote ref> <remote id>'" : "'<old id> <new id> <ref>'")
    case .noRefs(let type):
      "standard input is empty: a \(type.rawValue) hook must be given what git passes to it"
    case .noMessage: "a commit-msg hook takes the file of the message, and nothing else"
    case .child(let error): error.description
    case .refused(let command): "git \(command) refused: see what it says when you run it"
    case .noRepository: "not inside a git repository: run this in one"
    case .managed(let manager, let path, let type):
      "\(path.text): belongs to \(manager.rawValue): \(manager.advice(for: type))"
    case .foreign(let path, let line):
      "\(path.text): is another hook, which cannot be added to safely: add the line \(line)"
    case .damaged(let path):
      "\(path.text): credlint's own lines have lost one of their two marks: delete those lines"
    case .notFolder(let path):
      "\(path.text): is where git looks for hooks, and no folder: "
        + "set core.hooksPath to a folder, or unset it"
    case .file(let path, let error): "\(path.text): \(error)"
    }
  }
}

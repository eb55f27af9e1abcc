import Bytes
package import Model

/// Every regular file below some paths, git-ignored ones too, shared among workers.
///
/// Links are not followed, save where a path given is one itself; git's own folders are passed over.
package final class TreeWalk: Sendable {
  private let work = WorkStack<Work>()
  private let roots: [BytePath]
  private let wanted: Wanted

  private enum Work: Sendable {
    case folder(BytePath, isGiven: Bool)
    /// One that tools fill, of which only the names of key files are looked for.
    case filled(BytePath)
    case files([BytePath])
  }

  /// What of a tree is to be walked; all of it unless something else is said.
  package struct Wanted: Sendable {
    /// Why a file or a folder is not wanted; nil if it is.
    package typealias Refusal = @Sendable (_ path: BytePath, _ isFolder: Bool) -> String?

    /// Asked with the path that is shown.
    package var refuses: Refusal
    /// Which of some folders, all in one, hold nothing but what tools have put there.
    package var passesOver: @Sendable (_ folders: [BytePath]) -> Set<BytePath> = { _ in [] }
    /// Whether a file of this name is wanted even there.
    package var isKeyFile: @Sendable (_ name: [UInt8]) -> Bool = { _ in false }

    package init(refuses: @escaping Refusal = { _, _ in nil }) { self.refuses = refuses }
  }

  /// What a walk meets.
  package enum Event: Sendable {
    case file(BytePath)
    /// Passed over by design; the walk is still complete.
    case skipped(Notice)
    /// Should have been walked, and could not be.
    case unread(Notice)
    /// Was given, and leads nowhere.
    case missing(BytePath)
  }

  private static let filesAtOnce = 64

  /// - Parameter paths: folders and files; one that stands inside another is walked once.
  package init(paths: [BytePath], wanted: Wanted = Wanted()) {
    self.wanted = wanted
    let resolved = paths.map { $0.resolved ?? $0 }
    // Frameworks of hooks give thousands.
    let first = Dictionary(zip(resolved, paths.indices)) { first, _ in first }
    let kept = paths.indices.filter { index in
      first[resolved[index]] == index && !resolved[index].ancestors.contains { first[$0] != nil }
    }
    roots = kept.map { resolved[$0] }
    work.push(kept.reversed().map { .folder(paths[$0].normalized, isGiven: true) })
  }

  /// Takes part in the walk until there is nothing left; each worker calls it.
  package func join(_ visit: (Event) -> Void) {
    work.drain { item in
      switch item {
      case .files(let files): for file in files { visit(.file(file)) }
      case .folder(let path, let isGiven): enter(path, isGiven: isGiven, visit)
      case .filled(let path): look(into: path, visit)
      }
    }
  }

  private func enter(_ path: BytePath, isGiven: Bool, _ visit: (Event) -> Void) {
    let entries: [Folder.Entry]
    do throws(SystemError) {
      entries = try Folder.entries(of: path)
    } catch {
      return enterGivenFile(path, error, visit)
    }
    if !isGiven, FilledFolder.isMarked(entries), wanted.passesOver([path]).contains(path) {
      return pass(over: path, visit)
    }
    let filled = entries.filter { $0.kind == .folder && FilledFolder.isNamed($0.name) }
    let passed = filled.isEmpty ? [] : wanted.passesOver(filled.map { path.appending($0.name) })
    var more: [Work] = []
    var files: [BytePath] = []
    for entry in entries {
      let child = path.appending(entry.name)
      switch entry.kind {
      case .file:
        if let reason = wanted.refuses(child, false) {
          visit(.skipped(Notice(path: child, reason: reason)))
          continue
        }
        files.append(child)
        if files.count == Self.filesAtOnce {
          more.append(.files(files))
          files = []
        }
      case .folder:
        if entry.name == Array(".git".utf8) {
          visit(.skipped(Notice(path: child, reason: "git's own files")))
        } else if let reason = wanted.refuses(child, true) {
          visit(.skipped(Notice(path: child, reason: reason)))
        } else if passed.contains(child) {
          pass(over: child, visit)
        } else {
          more.append(.folder(child, isGiven: false))
        }
      case .link: linkMet(child, visit)
      case .fifo, .socket, .device, .unknown:
        visit(.skipped(Notice(path: child, reason: "is a \(entry.kind.name)")))
      }
    }
    if !files.isEmpty { more.append(.files(files)) }
    work.push(more.reversed())
  }

  private func pass(over folder: BytePath, _ visit: (Event) -> Void) {
    let reason =
      "git ignores it, and tools fill it: only key files are looked for (--ignored all reads all)"
    visit(.skipped(Notice(path: folder, reason: reason)))
    work.push([.filled(folder)])
  }

  /// Looks at names alone.
  private func look(into folder: BytePath, _ visit: (Event) -> Void) {
    let entries: [Folder.Entry]
    do throws(SystemError) { entries = try Folder.entries(of: folder) } catch {
      return visit(.unread(Notice(path: folder, reason: "\(error)")))
    }
    // What is a repository is somebody's own.
    if entries.contains(where: { $0.name == Array(".git".utf8) }) {
      return work.push([.folder(folder, isGiven: true)])
    }
    var more: [Work] = []
    for entry in entries {
      switch entry.kind {
      case .folder: more.append(.filled(folder.appending(entry.name)))
      case .file where wanted.isKeyFile(entry.name):
        let file = folder.appending(entry.name)
        if let reason = wanted.refuses(file, false) {
          visit(.skipped(Notice(path: file, reason: reason)))
        } else {
          more.append(.files([file]))
        }
      default: break
      }
    }
    work.push(more)
  }

  /// A path that was given and is no folder; or a folder that cannot be listed.
  private func enterGivenFile(_ path: BytePath, _ refusal: SystemError, _ visit: (Event) -> Void) {
    guard let status = try? FileStatus(of: path, followingLink: true) else {
      if refusal.isMissing { return visit(.missing(path)) }
      return visit(.unread(Notice(path: path, reason: "\(refusal)")))
    }
    switch status.kind {
    case .file:
      if let reason = wanted.refuses(path, false) {
        visit(.skipped(Notice(path: path, reason: reason)))
      } else {
        visit(.file(path))
      }
    case .folder: visit(.unread(Notice(path: path, reason: "\(refusal)")))
    default: visit(.unread(Notice(path: path, reason: "is a \(status.kind.name), not a file")))
    }
  }

  // What a link leads to is walked where it stands, if it stands inside.
  private func linkMet(_ path: BytePath, _ visit: (Event) -> Void) {
    guard let target = path.resolved else {
      return visit(.skipped(Notice(path: path, reason: "is a symbolic link that leads nowhere")))
    }
    if !roots.contains(where: { target.relative(to: $0) != nil }) {
      visit(.skipped(Notice(path: path, reason: "is a symbolic link that leads outside")))
    }
  }
}

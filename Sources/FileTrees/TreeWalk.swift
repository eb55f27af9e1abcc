import Bytes
package import Model

/// Every regular file below some paths, git-ignored ones too, shared among workers.
///
/// Links are not followed, save where a path given is one itself; git's own folders are passed over.
package final class TreeWalk: Sendable {
  private let work = WorkStack<Work>()
  private let roots: [BytePath]
  private let refuses: @Sendable (_ path: BytePath, _ isFolder: Bool) -> String?

  private enum Work: Sendable {
    case folder(BytePath)
    case files([BytePath])
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

  /// - Parameters:
  ///   - paths: folders and files; one that stands inside another is walked once.
  ///   - refuses: why a file or a folder, by the path that is shown, is not wanted; nil if it is.
  package init(
    paths: [BytePath],
    refuses: @escaping @Sendable (_ path: BytePath, _ isFolder: Bool) -> String? = { _, _ in nil }
  ) {
    self.refuses = refuses
    let resolved = paths.map { $0.resolved ?? $0 }
    var kept: [Int] = []
    for index in paths.indices {
      let isCovered = paths.indices.contains { other in
        guard other != index else { return false }
        if resolved[other] == resolved[index] { return other < index }
        return resolved[index].relative(to: resolved[other]) != nil
      }
      if !isCovered { kept.append(index) }
    }
    roots = kept.map { resolved[$0] }
    work.push(kept.reversed().map { .folder(paths[$0].normalized) })
  }

  /// Takes part in the walk until there is nothing left; each worker calls it.
  package func join(_ visit: (Event) -> Void) {
    work.drain { item in
      switch item {
      case .files(let files): for file in files { visit(.file(file)) }
      case .folder(let path): enter(path, visit)
      }
    }
  }

  private func enter(_ path: BytePath, _ visit: (Event) -> Void) {
    let entries: [Folder.Entry]
    do throws(SystemError) {
      entries = try Folder.entries(of: path)
    } catch {
      return enterGivenFile(path, error, visit)
    }
    var more: [Work] = []
    var files: [BytePath] = []
    for entry in entries {
      let child = path.appending(entry.name)
      switch entry.kind {
      case .file:
        if let reason = refuses(child, false) {
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
        } else if let reason = refuses(child, true) {
          visit(.skipped(Notice(path: child, reason: reason)))
        } else {
          more.append(.folder(child))
        }
      case .link: linkMet(child, visit)
      case .fifo, .socket, .device, .unknown:
        visit(.skipped(Notice(path: child, reason: "is a \(entry.kind.name)")))
      }
    }
    if !files.isEmpty { more.append(.files(files)) }
    work.push(more.reversed())
  }

  /// A path that was given and is no folder; or a folder that cannot be listed.
  private func enterGivenFile(_ path: BytePath, _ refusal: SystemError, _ visit: (Event) -> Void) {
    guard let status = try? FileStatus(of: path, followingLink: true) else {
      if refusal.isMissing { return visit(.missing(path)) }
      return visit(.unread(Notice(path: path, reason: "\(refusal)")))
    }
    switch status.kind {
    case .file:
      if let reason = refuses(path, false) {
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

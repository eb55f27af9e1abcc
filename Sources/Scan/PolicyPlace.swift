import Bytes
import Git
import Model
import Policy

/// Where a policy was looked for, and how its files are read.
struct PolicyPlace {
  /// The repository's root, or the working folder; absolute.
  let root: BytePath
  /// The folder that globs start from; absolute.
  private(set) var folder: BytePath
  /// The configuration as it is shown and read; nil where there is none.
  private(set) var file: BytePath?
  private(set) var files = PolicyFiles.onDisk
  /// The folder of globs as it is shown and read.
  private var siblings = BytePath([])

  /// Finds the configuration above what is scanned: up to the repository's root, or up to the working
  /// folder where there is no repository.
  init(_ question: PolicyQuestion, above starts: [BytePath]) throws(ConfigurationError) {
    let here = Environment.workingFolder ?? BytePath("/")
    var finder = RepositoryFinder()
    let folders = starts.isEmpty ? [here] : starts.compactMap(\.nearestFolder)
    let start = folders.first ?? here
    let place = finder.place(of: start)
    root = place?.repository.root ?? here
    folder = root
    siblings = question.revision == nil ? folder.seen(from: here) : BytePath([])
    if let revision = question.revision {
      guard let place else {
        throw ConfigurationError("option --config-from: not inside a git repository")
      }
      try look(at: revision, in: place, question, here)
      return
    }
    file = question.file
    if file == nil, question.looksForFile {
      file = Environment.value("CREDLINT_CONFIG").map { BytePath($0) }
    }
    guard file == nil, question.looksForFile else { return }
    var search = UpwardSearch(for: ConfigurationFile.name) {
      (try? FileStatus(of: $0, followingLink: false)) != nil
    }
    let found = Set(
      folders.map { start in
        let limit = start.relative(to: here) == nil ? start : here
        return search.file(from: start, to: finder.place(of: start)?.repository.root ?? limit)
      })
    guard found.count <= 1 else {
      throw ConfigurationError(
        "what is scanned has more than one configuration: scan it in parts, or say which with "
          + "--config or --no-config")
    }
    guard let file = found.first ?? nil else { return }
    folder = file.parent
    self.file = file.seen(from: here)
  }

  /// A file beside the configuration, as it is shown and read; without one, in the folder of globs.
  func sibling(_ name: String) -> BytePath {
    if let file { return file.parent.appending(name.utf8) }
    return siblings.appending(name.utf8)
  }

  /// Finds the configuration as a commit holds it.
  private mutating func look(
    at revision: String, in place: RepositoryFinder.Place, _ question: PolicyQuestion,
    _ here: BytePath
  ) throws(ConfigurationError) {
    let root = place.repository.root
    let commit: RevisionFiles
    do throws(GitError) { commit = try RevisionFiles(of: revision, in: root) } catch {
      throw ConfigurationError("option --config-from: \(error)")
    }
    files = .at(commit)
    if let file = question.file {
      let path = file.isAbsolute ? file : here.appending(file.normalized.bytes)
      guard let inside = (path.resolved ?? path).relative(to: root) else {
        throw ConfigurationError(
          "option --config: with --config-from it is a file of the repository")
      }
      self.file = inside
    } else if question.looksForFile {
      var inside = place.path
      while true {
        let file = inside.appending(ConfigurationFile.name.utf8)
        if try files.bytes(of: file) != nil {
          self.file = file
          folder = root.appending(file.bytes).parent
          return
        }
        if inside.bytes.isEmpty { return }
        inside = inside.parent == BytePath(".") ? BytePath([]) : inside.parent
      }
    }
  }
}

/// Looks for a file in a folder and in those above it, asking of each folder once.
private struct UpwardSearch {
  private let name: String
  private let exists: (BytePath) -> Bool
  private var known: [BytePath: BytePath?] = [:]

  init(for name: String, where exists: @escaping (BytePath) -> Bool) {
    self.name = name
    self.exists = exists
  }

  /// The nearest one from a folder up to another.
  mutating func file(from folder: BytePath, to root: BytePath) -> BytePath? {
    if let answer = known[folder] { return answer }
    let file = folder.appending(name.utf8)
    var answer: BytePath?
    if exists(file) {
      answer = file
    } else if folder != root, folder != folder.parent {
      answer = self.file(from: folder.parent, to: root)
    }
    known[folder] = .some(answer)
    return answer
  }
}

extension BytePath {
  /// The folder that this is, stands in, or would; without links. Nil where none of them is there.
  fileprivate var nearestFolder: BytePath? {
    guard let path = resolved else { return parent == self ? nil : parent.nearestFolder }
    let kind = (try? FileStatus(of: path, followingLink: true))?.kind
    return kind == .folder ? path : path.parent
  }

  /// This absolute path as it is written from an absolute folder: `../a` from beside `a`.
  func seen(from folder: BytePath) -> BytePath {
    let slash = UInt8(ascii: "/")
    let own = bytes.split(separator: slash)
    let other = folder.bytes.split(separator: slash)
    let shared = zip(own, other).prefix { $0.elementsEqual($1) }.count
    let ups = Array(repeating: Array("..".utf8)[...], count: other.count - shared)
    return BytePath(Array((ups + own[shared...]).joined(separator: [slash])))
  }
}

import Bytes
import Detection
import Evidence
import FileTrees
import Model
import Practices

/// Finds the code that uses credentials, and reads what it does.
struct CodeUsers: ~Copyable {
  /// Which program each folder belongs to.
  let homes: [BytePath: Home]
  private var reader = FileReader()
  /// The files of code below each program's folder.
  private var programs: [BytePath: [BytePath]] = [:]
  private var folders: [BytePath: CallCounts] = [:]

  init(homes: [BytePath: Home]) { self.homes = homes }

  /// By the credentials' ids; of those only whose role or owner makes it matter.
  mutating func uses(of credentials: [Credential]) -> [String: Use] {
    var uses: [String: Use] = [:]
    for credential in credentials {
      guard credential.role != nil || credential.identity?.value.kind == .user else { continue }
      uses[credential.id] = use(of: credential)
    }
    return uses
  }

  private mutating func use(of credential: Credential) -> Use {
    var users: Set<BytePath> = []
    var handles = Handles()
    for occurrence in credential.occurrences {
      if FileKind(occurrence.path) == .data {
        handles.add(file: occurrence.path, setting: occurrence.snippet.slot)
        handles.add(file: occurrence.path, setting: occurrence.snippet.firstName)
      } else {
        users.insert(occurrence.path)
        handles.add(code: occurrence.path)
      }
    }
    var candidates: [BytePath] = []
    for folder in Set(credential.occurrences.map { program(of: $0.path) }) {
      candidates += code(below: folder)
    }
    // Who loads the key, who loads that, and no further.
    for _ in 0..<2 {
      let more = candidates.filter { !users.contains($0) && names(handles, in: $0) }
      guard !more.isEmpty else { break }
      users.formUnion(more)
      handles = Handles()
      for file in more { handles.add(code: file) }
    }
    var counts = CallCounts(reads: 0, writes: 0)
    for file in users { counts += calls(in: file) }
    if counts.isEmpty {
      for folder in Set(credential.occurrences.map(\.path.parent)) {
        counts += calls(below: folder)
      }
    }
    return Use(files: users.sorted(), calls: counts)
  }

  private func program(of path: BytePath) -> BytePath {
    homes[path.parent]?.program ?? path.parent
  }

  /// The code of a program, without what tools have put there.
  private mutating func code(below folder: BytePath) -> [BytePath] {
    if let known = programs[folder] { return known }
    var wanted = TreeWalk.Wanted()
    wanted.passesOver = { Set($0) }
    var files: [BytePath] = []
    TreeWalk(paths: [folder], wanted: wanted).join { event in
      guard case .file(let path) = event, files.count < Self.mostFiles, FileKind(path) != .data
      else { return }
      files.append(path)
    }
    files.sort()
    programs[folder] = files
    return files
  }

  private mutating func names(_ handles: Handles, in file: BytePath) -> Bool {
    var isNamed = false
    _ = try? reader.withFile(file) { text, segment in
      if segment.isFirst { isNamed = handles.areNamed(in: text) }
    }
    return isNamed
  }

  private mutating func calls(in file: BytePath) -> CallCounts {
    var counts = CallCounts(reads: 0, writes: 0)
    _ = try? reader.withFile(file) { text, segment in
      if segment.isFirst { counts = CodeUse.reading(text) }
    }
    return counts
  }

  /// What the code beside a credential does, where none is seen to load it.
  private mutating func calls(below folder: BytePath) -> CallCounts {
    if let known = folders[folder] { return known }
    var counts = CallCounts(reads: 0, writes: 0)
    for entry in (try? Folder.entries(of: folder)) ?? [] where entry.kind == .file {
      let path = folder.appending(entry.name)
      if FileKind(path) != .data { counts += calls(in: path) }
    }
    folders[folder] = counts
    return counts
  }

  private static let mostFiles = 2_000
}

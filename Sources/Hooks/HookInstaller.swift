import Bytes
package import Model

/// Puts credlint's hooks into the repository that the working folder is in, and takes them out again.
package struct HookInstaller {
  private let folder: HookFolder
  /// The program as a word of the shell.
  private let program: String

  package init() throws(HookError) {
    folder = try HookFolder()
    program = Self.shellWord(of: Environment.program)
  }

  /// What was done, and where.
  package enum Outcome: Hashable, Sendable {
    case installed(in: BytePath)
    /// Under this name in the repository's configuration.
    case configured(String)
    case alreadyInstalled
    case removed
    case notInstalled
  }

  /// Installs one hook; a second time changes nothing.
  package func install(_ type: HookType) throws(HookError) -> Outcome {
    if folder.takesConfiguration {
      let isNew = try configure(type)
      // Else it would run twice.
      let wasInFile = try removeFromFile(type)
      return isNew || wasInFile ? .configured(Self.name(of: type)) : .alreadyInstalled
    }
    return try addToFile(type)
  }

  /// Takes one hook out, wherever it is; everything else stays.
  package func uninstall(_ type: HookType) throws(HookError) -> Outcome {
    let wasConfigured = try removeFromConfiguration(type)
    let wasInFile = try removeFromFile(type)
    return wasConfigured || wasInFile ? .removed : .notInstalled
  }

  private func command(for type: HookType) -> String {
    "\(program) hook run --type \(type.rawValue)"
  }

  /// `credlint` if that is what a shell would find, else the path of this program.
  private static func shellWord(of program: BytePath?) -> String {
    let name = "credlint"
    guard let program, Environment.programOnPath(name)?.resolved != program else { return name }
    return "'"
      + program.text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }
}

/// Hooks as files (githooks).
extension HookInstaller {
  private func addToFile(_ type: HookType) throws(HookError) -> Outcome {
    let file = folder.path.appending(type.rawValue.utf8)
    let line = command(for: type) + #" "$@" || exit $?"#
    guard let kind = kind(of: file) else {
      if let manager = HookFramework(of: [], in: folder.path) {
        throw .managed(by: manager, file, type)
      }
      try write(HookText(of: line), to: file)
      return .installed(in: file)
    }
    // What a link leads to is not this repository's alone.
    guard kind == .file else { throw .foreign(file, line: line) }
    var text = try read(file)
    if text.ownLine == line { return .alreadyInstalled }
    let isOurs = text.ownLine != nil
    text.removeOwn()
    if !isOurs {
      if let manager = HookFramework(of: text.bytes, in: folder.path) {
        throw .managed(by: manager, file, type)
      }
      // Only one program can read what git says.
      guard text.isShellScript, isExecutable(file), !type.readsStandardInput else {
        throw .foreign(file, line: line)
      }
    }
    text.insert(line)
    try write(text, to: file)
    return .installed(in: file)
  }

  private func removeFromFile(_ type: HookType) throws(HookError) -> Bool {
    let file = folder.path.appending(type.rawValue.utf8)
    guard kind(of: file) == .file else { return false }
    var text = try read(file)
    guard text.ownLine != nil else { return false }
    text.removeOwn()
    if !text.isEmpty {
      try write(text, to: file)
      return true
    }
    do throws(SystemError) { try file.delete() } catch { throw .file(file, error) }
    return true
  }

  private func kind(of file: BytePath) -> FileStatus.Kind? {
    (try? FileStatus(of: file, followingLink: false))?.kind
  }

  private func isExecutable(_ file: BytePath) -> Bool {
    ((try? FileStatus(of: file, followingLink: true))?.permissions ?? 0) & 0o100 != 0
  }

  private func read(_ file: BytePath) throws(HookError) -> HookText {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try file.read() } catch { throw .file(file, error) }
    let text = HookText(bytes)
    if text.isDamaged { throw .damaged(file) }
    return text
  }

  /// Keeps the permissions of a file that is there.
  private func write(_ text: HookText, to file: BytePath) throws(HookError) {
    let kind = (try? FileStatus(of: file.parent, followingLink: true))?.kind
    guard kind == nil || kind == .folder else { throw .notFolder(file.parent) }
    do throws(SystemError) {
      try file.parent.makeFolder()
      let known = try? FileStatus(of: file, followingLink: true).permissions
      try Output.save(text.bytes, as: file)
      try file.setPermissions(known ?? 0o755)
    } catch {
      throw .file(file, error)
    }
  }
}

/// Hooks in the configuration: `hook.<name>.command`, `.event` and `.enabled` (git-hook).
extension HookInstaller {
  private static func name(of type: HookType) -> String { "credlint-" + type.rawValue }

  private func configure(_ type: HookType) throws(HookError) -> Bool {
    let section = "hook." + Self.name(of: type)
    // The command first: git takes an event without one for a mistake.
    let values = [
      (section + ".command", command(for: type)), (section + ".event", type.rawValue),
      (section + ".enabled", "true"),
    ]
    var changes = false
    for (key, value) in values {
      let known = try git(["config", "--local", "--get-all", key])
      if known == Array(value.utf8) { continue }
      guard try git(["config", "--local", "--replace-all", key, value]) != nil else {
        throw .refused(command: "config")
      }
      changes = true
    }
    return changes
  }

  private func removeFromConfiguration(_ type: HookType) throws(HookError) -> Bool {
    let section = "hook." + Self.name(of: type)
    guard try git(["config", "--local", "--get-all", section + ".command"]) != nil else {
      return false
    }
    guard try git(["config", "--local", "--remove-section", section]) != nil else {
      throw .refused(command: "config")
    }
    return true
  }
}

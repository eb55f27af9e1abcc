import Bytes
import Git
import Model
import Policy

/// Reads the files of a policy: as they are on disk, or as a commit holds them.
struct PolicyFiles {
  private let revision: RevisionFiles?

  /// Files by their paths, relative to the working folder or absolute.
  static let onDisk = PolicyFiles(revision: nil)

  /// Files by their paths from the repository's root.
  static func at(_ revision: RevisionFiles) -> PolicyFiles { PolicyFiles(revision: revision) }

  /// The bytes of a file; nil where there is none.
  func bytes(of path: BytePath) throws(ConfigurationError) -> [UInt8]? {
    guard let revision else { return try onDisk(path) }
    do throws(GitError) { return try revision.bytes(of: path) } catch {
      throw ConfigurationError("\(path.text): \(error)")
    }
  }

  private func onDisk(_ path: BytePath) throws(ConfigurationError) -> [UInt8]? {
    do throws(SystemError) { return try path.read() } catch {
      if error.isMissing { return nil }
      throw ConfigurationError("\(path.text): cannot be read: \(error)")
    }
  }
}

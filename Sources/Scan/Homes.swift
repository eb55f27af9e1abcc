import Bytes
import Model
import Practices

extension Home {
  /// - Parameters:
  ///   - root: the repository's, as it is reached from where the path begins; nil outside of git.
  ///   - scanned: what was scanned, which stands in for a repository.
  /// - Returns: nil in a linked work tree, whose programs are those of another one.
  init?(of path: BytePath, in root: BytePath?, below scanned: [BytePath]) {
    if root?.isLinkedWorkTree == true { return nil }
    let repository =
      root ?? scanned.filter { path.relative(to: $0) != nil }.max {
        $0.bytes.count < $1.bytes.count
      }
      ?? BytePath(".")
    var folder = path.parent
    while folder != repository, folder != folder.parent, !folder.holdsProgram {
      folder = folder.parent
    }
    // Where no folder says that it is a program, the repository is one.
    self.init(repository: repository, program: folder.holdsProgram ? folder : repository)
  }
}

extension BytePath {
  /// Whether `.git` is a file that leads to a folder of `worktrees` (gitrepository-layout).
  fileprivate var isLinkedWorkTree: Bool {
    guard let link = try? appending(".git".utf8).read() else { return false }
    return String(decoding: link.prefix(4_096), as: UTF8.self).contains("/worktrees/")
  }

  /// Whether a file in the folder is what a program is built or deployed from.
  fileprivate var holdsProgram: Bool {
    Self.manifests.contains { name in
      (try? FileStatus(of: appending(name.utf8), followingLink: true)) != nil
    }
  }

  private static let manifests = [
    "package.json", "pom.xml", "build.gradle", "build.gradle.kts", "go.mod", "pyproject.toml",
    "setup.py", "requirements.txt", "Cargo.toml", "Gemfile", "composer.json", "Package.swift",
    "Dockerfile", "manifest.yml", "Chart.yaml", "serverless.yml",
  ]
}

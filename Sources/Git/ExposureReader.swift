package import Model

/// Asks git how far the values found in the files of one repository have travelled.
package struct ExposureReader: Sendable {
  /// Larger blobs are not looked into, in bytes.
  package static let largestBlob = 200 * 1024 * 1024

  private let program: String
  private let patience: Int32

  /// - Parameters:
  ///   - program: git's name on PATH, or its path.
  ///   - patience: milliseconds of silence after which git is given up.
  package init(git program: String = "git", patience: Int32 = 30_000) {
    self.program = program
    self.patience = patience
  }

  /// A file in which values were found.
  package struct Question: Sendable {
    /// From the repository's root.
    package var path: BytePath
    /// Each as it stands in the file, before any decoding.
    package var values: [Secret]

    package init(path: BytePath, values: [Secret]) {
      self.path = path
      self.values = values
    }
  }

  /// What git said.
  package struct Answers: Sendable {
    /// An exposure for each value of each question; nil where git could not say.
    package var exposures: [[Exposure?]]
    /// Why git could not say; nil when it could.
    package var notice: Notice?
  }

  /// The exposure of each value of each question.
  ///
  /// Costs four children, or six, whatever the number of questions; memory is bounded by the largest blob.
  package func exposures(of questions: [Question], in repository: Repository) -> Answers {
    let plumbing = plumbing(repository)
    var problem: String?
    func attempt<Value>(_ ask: () throws(GitError) -> Value) -> Value? {
      do throws(GitError) { return try ask() } catch {
        problem = problem ?? error.description
        return nil
      }
    }

    let files = attempt { () throws(GitError) in
      try plumbing.trackedFiles(at: questions.map(\.path))
    }
    var ignored: Set<BytePath>?
    var search: BlobSearch?
    if let files {
      let untracked = zip(questions, files).filter { !$1.isTracked && !$0.path.isInGitFolder }
      ignored = attempt { () throws(GitError) in try plumbing.ignored(untracked.map(\.0.path)) }
      search = attempt { () throws(GitError) in
        try BlobSearch(for: questions, in: files, by: plumbing)
      }
    }
    guard let files, let search else {
      return Answers(
        exposures: questions.map { $0.values.map { _ in nil } },
        notice: problem.map { Notice(path: repository.root, reason: $0) })
    }
    // Tracked files that hold values which neither HEAD nor the index has.
    let changed = questions.indices.filter { index in
      files[index].isTracked
        && questions[index].values.indices.contains {
          search.place(ofValue: $0, inQuestion: index) == .neither
        }
    }
    let asTracked =
      attempt { () throws(GitError) in
        try plumbing.convertedAsTracked(
          changed.map { questions[$0].path }, below: repository.root)
      } ?? []
    if search.isIncomplete { problem = problem ?? "git could not read a blob of it: see git fsck" }

    func exposure(ofValue value: Int, inQuestion index: Int) -> Exposure? {
      let path = questions[index].path
      switch search.place(ofValue: value, inQuestion: index) {
      case .head: return .committed
      case .index: return .staged
      case .unknown: return nil
      case .neither:
        if asTracked.contains(path) { return files[index].isOfHead ? .committed : .staged }
        if files[index].isTracked { return .unstaged }
        if path.isInGitFolder { return .ignored }
        return ignored.map { $0.contains(path) ? .ignored : .untracked }
      }
    }
    return Answers(
      exposures: questions.indices.map { index in
        questions[index].values.indices.map { exposure(ofValue: $0, inQuestion: index) }
      },
      notice: problem.map { Notice(path: repository.root, reason: $0) })
  }

  /// Which of `paths`, from the root, the repository's ignore files name, whether they exist or not;
  /// nil when git could not say.
  package func ignored(_ paths: [BytePath], in repository: Repository) -> Set<BytePath>? {
    try? plumbing(repository).ignored(paths)
  }

  /// Which of some folders, from the root, git ignores with all that is in them; none when git could
  /// not say.
  package func ignoredWhole(_ folders: [BytePath], in repository: Repository) -> Set<BytePath> {
    (try? plumbing(repository).ignored(folders, andUntracked: true)) ?? []
  }

  /// All files and whole folders that the repository's ignore files name; none when git could not say.
  package func allIgnored(in repository: Repository) -> [BytePath] {
    (try? plumbing(repository).allIgnored()) ?? []
  }

  private func plumbing(_ repository: Repository) -> Plumbing {
    Plumbing(asking: repository, program: program, patience: patience)
  }
}

extension BytePath {
  /// Whether it is in a `.git` folder, of which git never adds anything.
  fileprivate var isInGitFolder: Bool {
    bytes.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual(".git".utf8) }
  }
}

import Bytes
import Model

extension Report.Revision {
  /// What a CI service tells in its variables of the repository that it checked out here, without
  /// asking git; nil elsewhere, and where the working folder is another one.
  static var told: Report.Revision? {
    let server = Environment.value("GITHUB_SERVER_URL") ?? ""
    let name = Environment.value("GITHUB_REPOSITORY") ?? ""
    return told(
      of: "\(server)/\(name)", in: "GITHUB_WORKSPACE", commit: "GITHUB_SHA",
      branches: ["GITHUB_HEAD_REF", "GITHUB_REF_NAME"])
      ?? told(
        of: Environment.value("CI_PROJECT_URL") ?? "", in: "CI_PROJECT_DIR",
        commit: "CI_COMMIT_SHA", branches: ["CI_COMMIT_REF_NAME"])
  }

  private static func told(
    of repository: String, in folder: String, commit: String, branches: [String]
  ) -> Report.Revision? {
    guard repository.hasPrefix("https://") || repository.hasPrefix("http://"),
      repository.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}@".utf8.contains($0) }),
      let root = Environment.value(folder).flatMap({ BytePath($0).resolved }),
      root == Environment.workingFolder
    else { return nil }
    return Report.Revision(
      repository: repository, commit: Environment.value(commit),
      branch: branches.lazy.compactMap { Environment.value($0) }.first)
  }
}

import TestSupport
import Testing

@Suite("credlint hook run")
struct HookRunTests {
  private let scene: HookScene

  init() throws { scene = try HookScene() }

  @Test("looks at the index before a commit, from any folder, at one of its own too")
  func staged() throws {
    try scene.run("credlint hook install")
    try scene.scratch.makeFolder("sub")
    try scene.stageToken()
    #expect(try scene.isStopped("git commit --quiet --message change", in: "sub"))
    try scene.run("git reset --quiet")
    try scene.run("git commit --quiet --allow-empty --message change")
    try scene.run("git add --intent-to-add deploy.sh")
    #expect(try scene.isStopped("git commit --quiet --message change -- deploy.sh"))
    #expect(try scene.isStopped("git commit --quiet --all --message change"))
    try scene.run("git worktree add --quiet ../linked && cp deploy.sh ../linked")
    #expect(try scene.isStopped("cd ../linked && git add . && git commit --message change"))
  }

  @Test("looks at the files that a framework names, and at no others where it says so")
  func files() throws {
    try scene.stageToken()
    try scene.run("git commit --quiet --no-verify --message change")
    #expect(try scene.isStopped("credlint hook run --only-files -- clean deploy.sh"))
    try scene.run("credlint hook run --only-files -- clean")
    try scene.run("credlint hook run")
    try scene.stageToken(in: "other.sh")
    #expect(try scene.isStopped("credlint hook run"))
    try scene.run("credlint hook run --only-files --")
    #expect(try scene.attempt("credlint hook run no-such-file").status == 2)
    #expect(try scene.attempt("credlint hook run ''").status == 2)
    #expect(try scene.attempt("credlint hook run -- --staged").status == 2)
    #expect(try scene.attempt("credlint hook run --staged").status == 2)
  }

  @Test("a commit with files that a framework names: what HEAD holds is no news")
  func namedFiles() throws {
    try scene.stageToken()
    try scene.run("git commit --quiet --no-verify --message known")
    try scene.run("printf 'more\n' >>deploy.sh && git add deploy.sh")
    let hook = "exec credlint hook run -- $(git diff --cached --name-only)"
    try scene.scratch.write(".git/hooks/pre-commit", "#!/bin/sh\n\(hook)\n", mode: 0o755)
    try scene.run("git commit --quiet --message edit")
    try scene.stageToken(in: "sub/other.sh", seed: 2)
    try scene.run("printf 'clean\n' >sub/other.sh")
    #expect(try scene.isStopped("git commit --quiet --message more", in: "sub"))
    try scene.run("git reset --quiet && printf 'x\n' >>deploy.sh")
    #expect(try scene.isStopped("credlint hook run --only-files -- deploy.sh"))
    // What the commit would not change is read as it is.
    let index = ["GIT_INDEX_FILE": ".git/index"]
    #expect(try scene.isStopped("credlint hook run -- deploy.sh clean", variables: index))
    #expect(try scene.attempt("credlint hook run -- no-such-file", variables: index).status == 2)
    try scene.stageToken(in: "gone.sh")
    try scene.run("git add --force gone.sh && git rm --quiet --cached gone.sh")
    #expect(try scene.isStopped("credlint hook run -- gone.sh", variables: index))
  }

  @Test("a commit of one path is judged by what it would hold")
  func path() throws {
    try scene.run("credlint hook install")
    try scene.stageToken()
    try scene.run("echo more >>clean")
    try scene.run("git commit --quiet --message change -- clean")
    #expect(try scene.isStopped("git commit --quiet --include --message change -- clean"))
    #expect(try scene.isStopped("cd .git && git --work-tree=.. commit --message change"))
  }

  @Test("takes the options of a scan")
  func options() throws {
    try scene.stageToken()
    try scene.run("credlint hook run --fail-on none")
    try scene.run("credlint hook run --disable github-pat")
    #expect(try scene.isStopped("credlint hook run --quiet --format json --enable github-pat"))
    let outcome = try scene.attempt("credlint hook run --quiet -f json")
    #expect(
      outcome.text.contains(#""mode": "staged""#) || outcome.text.contains(#""mode":"staged""#))
  }

  @Test("looks at each commit of a push")
  func push() throws {
    try scene.makeRemote()
    try scene.run("credlint hook install --type pre-push")
    try scene.run("git push --quiet origin main && git push --quiet origin main")
    try scene.hideToken()
    #expect(try scene.isStopped("git push origin main"))
    #expect(try scene.isStopped("git push origin main:new"))
    #expect(try scene.isStopped("git push ../remote main:new"))
    #expect(try scene.isStopped("git push origin main~2:refs/heads/old main:refs/heads/new"))
    try scene.run("git push --quiet origin main~2:refs/heads/old")
    try scene.run("git push --quiet origin :old")
    // What is there cannot be brought.
    try scene.run("git push --quiet --no-verify origin main")
    try scene.run("git push --quiet origin main:again")
    try scene.run("git tag -m tag v1 && git push --quiet origin v1")
    try scene.run("git tag -m 'log in with \(Drawn.githubToken(2))' v2")
    #expect(try scene.isStopped("git push --quiet origin v2"))
    try scene.run("git commit --quiet --allow-empty -m 'log in with \(Drawn.githubToken(3))'")
    #expect(try scene.isStopped("git push --quiet origin main"))
    try scene.stageToken(in: "file", seed: 4)
    try scene.run("git tag file $(git rev-parse :file)")
    #expect(try scene.isStopped("git push --quiet origin file"))
  }

  @Test("looks at what HEAD has where nobody says what is pushed")
  func silentPush() throws {
    try scene.makeRemote()
    try scene.run("git push --quiet origin main")
    try scene.run("credlint hook run --type pre-push origin ../remote")
    try scene.hideToken()
    #expect(try scene.isStopped("credlint hook run --type pre-push origin ../remote"))
    #expect(try scene.isStopped("credlint hook run --type pre-push"))
  }

  @Test("looks at what a value was before only in the same file")
  func knownValues() throws {
    try scene.makeRemote()
    try scene.stageToken()
    try scene.run("git commit --quiet --message known && git push --quiet origin main")
    try scene.scratch.write("deploy.sh", "# deploys\nTOKEN=\(Drawn.githubToken())\n")
    try scene.run("git commit --quiet --all --message edit")
    try scene.run("credlint hook run --type pre-push origin")
    try scene.scratch.write("copy.sh", "# copy\nTOKEN=\(Drawn.githubToken())\n")
    try scene.run("git add . && git commit --quiet --message copy")
    #expect(try scene.isStopped("credlint hook run --type pre-push origin"))
  }

  @Test("looks at what a framework says of a push")
  func framework() throws {
    try scene.makeRemote()
    try scene.run("git push --quiet origin main")
    try scene.hideToken()
    let range = ["PRE_COMMIT_FROM_REF": "HEAD~2", "PRE_COMMIT_TO_REF": "HEAD"]
    #expect(try scene.isStopped("credlint hook run --only-files -- clean", variables: range))
    let all = ["PRE_COMMIT_REMOTE_NAME": "origin", "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/main"]
    #expect(try scene.isStopped("credlint hook run --only-files -- clean", variables: all))
    let none = ["PRE_COMMIT_FROM_REF": "HEAD", "PRE_COMMIT_TO_REF": "HEAD"]
    #expect(try scene.attempt("credlint hook run", variables: none).status == 0)
    let unknown = ["PRE_COMMIT_FROM_REF": "HEAD", "PRE_COMMIT_TO_REF": "no-such-ref"]
    #expect(try scene.attempt("credlint hook run", variables: unknown).status == 2)
  }

  @Test("looks at what a push brings before it is let in")
  func received() throws {
    try scene.makeRemote()
    try scene.run("cd ../remote && credlint hook install --type pre-receive")
    try scene.run("git push --quiet origin main && git push --quiet origin main:other")
    try scene.hideToken()
    #expect(try scene.isStopped("git push origin main"))
    #expect(try scene.isStopped("git push origin main main:new"))
    try scene.run("git push --quiet origin :other")
    try scene.run("git reset --quiet --hard HEAD~2 && git push --quiet origin main:third")
  }

  @Test("looks at the message, and not at the diff that git shows below it")
  func message() throws {
    try scene.run("credlint hook install --type commit-msg")
    let commit = "git commit --quiet --allow-empty --message"
    try scene.run("\(commit) 'a change'")
    #expect(try scene.isStopped("\(commit) 'log in with \(Drawn.githubToken())'"))
    try scene.stageToken()
    try scene.run("git commit --quiet --no-verify --message hidden && git rm --quiet deploy.sh")
    try scene.run("GIT_EDITOR='sed -i 1s/^/removed/' git commit --quiet --verbose")
    try scene.run("git -c core.commentChar=';' commit --quiet --amend --verbose")
    #expect(
      try scene.isStopped(
        "\(commit) 'subject\n\n# ------------------------ >8 ------------------------\n"
          + "\(Drawn.githubToken())'"))
  }

  @Test("fails where it is not told what git tells")
  func failsClosed() throws {
    let zeros = String(repeating: "0", count: 40)
    let ones = String(repeating: "1", count: 40)
    func status(_ type: String, _ input: String) throws -> Int32? {
      try scene.attempt("credlint hook run --type \(type)", feeding: input).status
    }
    #expect(try status("pre-push", "garbage\n") == 2)
    #expect(try status("pre-push", "refs/heads/main \(ones) refs/heads/main \(zeros)\n") == 2)
    #expect(try status("pre-push", "(delete) \(zeros) refs/heads/main \(ones)\n") == 0)
    #expect(try status("pre-receive", "") == 2)
    #expect(try status("pre-receive", "\(zeros) \(ones)\n") == 2)
    #expect(try status("pre-receive", "\(zeros) \(ones) refs/heads/main\n") == 2)
    #expect(try status("pre-receive", "\(ones) \(zeros) refs/heads/main\n") == 0)
    #expect(try status("commit-msg", "") == 2)
    #expect(try status("commit-msg no-such-file", "") == 2)
    #expect(try status("post-commit", "") == 2)
    for type in ["pre-commit", "pre-push"] {
      let outcome = try scene.attempt("cd / && credlint hook run --type \(type)")
      #expect(outcome.status == 2)
      #expect(outcome.errorText.contains("not inside a git repository"))
    }
    try scene.run("rm .git/objects/*/* && git hash-object -w clean")
    let head = try scene.run("cat .git/refs/heads/main").dropLast()
    #expect(try status("pre-push", "refs/heads/main \(head) refs/heads/main \(zeros)\n") == 2)
  }
}

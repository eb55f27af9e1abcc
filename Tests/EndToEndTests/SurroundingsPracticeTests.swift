import TestSupport
import Testing

/// What is told of files, addresses and repositories around the credentials.
@Suite struct SurroundingsPracticeTests {
  private static let key = Drawn.ibmKey()
  private static let keyFileNames = ["apikey.json", "apiKey.json", "ibm-credentials.env", ".env"]
  private static let scan = ["--enable", "key-file-permissions", "--enable", "ignore-missing", "."]

  @Test(arguments: [
    Scenario(
      "outside of git", scanning: scan,
      finds: ["low key-file-permissions key.json outside-git"]
    ) { try $0.write("key.json", Drawn.keyFile(key), mode: 0o644) },
    Scenario(
      "readable by the group alone", scanning: scan,
      finds: ["low key-file-permissions key.json outside-git"]
    ) { try $0.write("key.json", Drawn.keyFile(key), mode: 0o640) },
    Scenario("readable by its owner", scanning: scan, finds: []) {
      try $0.write("key.json", Drawn.keyFile(key), mode: 0o600)
    },
    Scenario(
      "ignored", scanning: scan, finds: ["low key-file-permissions apikey.json ignored"]
    ) {
      try $0.makeRepository(ignoring: keyFileNames)
      try $0.write("apikey.json", Drawn.keyFile(key), mode: 0o644)
    },
    Scenario(
      "untracked", scanning: scan, finds: ["low key-file-permissions key.json untracked"]
    ) {
      try $0.makeRepository(ignoring: keyFileNames)
      try $0.write("key.json", Drawn.keyFile(key), mode: 0o644)
    },
    Scenario("committed: permissions do not matter any more", scanning: scan, finds: []) {
      try $0.makeRepository(ignoring: keyFileNames)
      try $0.write("key.json", Drawn.keyFile(key), mode: 0o644)
      try $0.commit("key.json")
    },
    Scenario("no key file", scanning: scan, finds: []) {
      try $0.write("app.py", "apikey = '\(key)'\n", mode: 0o644)
    },
  ])
  func `a key file should be its owner's alone`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  private static let gap = ["low ignore-missing .gitignore"]

  @Test(arguments: [
    Scenario("without a .gitignore", scanning: scan, finds: ["low ignore-missing ."]) {
      try $0.makeRepository()
      try $0.write("app.py", "apikey = '\(key)'\n")
      try $0.commit("app.py")
    },
    Scenario("some ignored", scanning: scan, finds: gap) {
      try $0.makeRepository(ignoring: [".env"])
      try $0.write("app.py", "apikey = '\(key)'\n")
    },
    Scenario("all ignored", scanning: scan, finds: []) {
      try $0.makeRepository(ignoring: keyFileNames)
      try $0.write("app.py", "apikey = '\(key)'\n")
    },
    Scenario("all ignored by one pattern", scanning: scan, finds: []) {
      try $0.makeRepository(ignoring: ["*.json", "*.env"])
      try $0.write("app.py", "apikey = '\(key)'\n")
    },
    Scenario("no provider whose files have names", scanning: scan, finds: []) {
      try $0.makeRepository()
      try $0.write("app.py", "token = '\(Drawn.githubToken())'\n")
    },
    Scenario("no repository", scanning: scan, finds: []) {
      try $0.write("app.py", "apikey = '\(key)'\n")
    },
    Scenario(
      "each repository for itself", scanning: scan, finds: ["low ignore-missing lib"]
    ) {
      try $0.makeRepository(ignoring: keyFileNames + ["lib"])
      try $0.makeRepository("lib")
      try $0.write("lib/app.py", "apikey = '\(key)'\n")
    },
    Scenario(
      "of the repository around what is scanned", scanning: scan.dropLast() + ["src"],
      finds: gap
    ) {
      try $0.makeRepository(ignoring: [".env"])
      try $0.write("src/app.py", "apikey = '\(key)'\n")
    },
  ])
  func `git should ignore the names of key files`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test(arguments: [
    Scenario(
      "of IAM", file: "app.py", "url = 'https://iam.ng.\("bluemix").net/identity/token'\n",
      finds: ["info legacy-endpoint app.py:1:8"]),
    Scenario(
      "of Key Protect", file: "get.sh",
      "curl https://keyprotect.us-south.\("bluemix").net/api/v2/keys\n",
      finds: ["info legacy-endpoint get.sh:1:6"]),
    Scenario(
      "of today", file: "app.py", "url = 'https://iam.cloud.ibm.com/identity/token'\n", finds: []),
  ])
  func `old addresses are notes`(_ scenario: Scenario) throws { try scenario.check() }
}

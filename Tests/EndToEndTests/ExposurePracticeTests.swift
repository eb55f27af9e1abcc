import TestSupport
import Testing

/// Where a value stands decides which practice leads; the less specific ones are listed beside it.
@Suite struct ExposurePracticeTests {
  private static let key = Drawn.ibmKey()
  private static let scan = ["--disable", "key-file-permissions", "."]

  @Test(arguments: [
    Scenario(
      "Java", file: "src/Client.java", #"Authenticator a = new IamAuthenticator("\#(key)");"#,
      finds: ["high embedded-key/ibm-cloud-api-key src/Client.java:1:41 outside-git"]),
    Scenario(
      "JavaScript", file: "app.js", "const a = new IamAuthenticator({\n  apikey: '\(key)',\n});",
      finds: ["high embedded-key/ibm-cloud-api-key app.js:2:12 outside-git"]),
    Scenario(
      "Python", file: "app.py", "authenticator = IAMAuthenticator('\(key)')\n",
      finds: ["high embedded-key/ibm-cloud-api-key app.py:1:35 outside-git"]),
    Scenario(
      "Go", file: "main.go", #"a := &core.IamAuthenticator{ApiKey: "\#(key)"}"#,
      finds: ["high embedded-key/ibm-cloud-api-key main.go:1:38 outside-git"]),
    Scenario(
      "a line that ends with CR LF", file: "app.properties", "a=b\r\nibm.api.key=\(key)\r\n",
      finds: ["high embedded-key/ibm-cloud-api-key app.properties:2:13 outside-git"]),
    Scenario(
      "behind characters of several bytes", file: "app.py", "# é🔑\nü = '🔑🔑'; apikey = '\(key)'\n",
      finds: ["high embedded-key/ibm-cloud-api-key app.py:2:21 outside-git"]),
    Scenario(
      "a notebook", file: "a.ipynb",
      #"{"cells": [{"source": ["wml = {\n", "  \"apikey\": \"\#(key)\",\n"]}]}"#,
      finds: ["high embedded-key/ibm-cloud-api-key a.ipynb:1:54 outside-git"]),
    Scenario(
      "the default of an environment variable", file: "app.js",
      "const key = process.env.IBM_API_KEY || '\(key)'",
      finds: ["high embedded-key/ibm-cloud-api-key app.js:1:41 outside-git"]),
    Scenario(
      "a service credential pasted into a program", file: "app.js",
      "const credentials = " + Drawn.serviceCredential(key, role: "Reader"),
      finds: ["high embedded-key/ibm-cloud-api-key app.js:2:14 outside-git"]),
  ])
  func `a literal in source is an embedded key`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test(arguments: [
    Scenario(
      "apikey.json", file: "apikey.json", Drawn.keyFile(key), scanning: scan,
      finds: ["high key-file/ibm-cloud-api-key apikey.json:4:13 outside-git"]),
    Scenario(
      "under any other name", file: "notes.txt", Drawn.keyFile(key), scanning: scan,
      finds: ["high key-file/ibm-cloud-api-key notes.txt:4:13 outside-git"]),
    Scenario(
      "a service credential", file: "credentials", Drawn.serviceCredential(key, role: "Reader"),
      scanning: scan,
      finds: ["high key-file/ibm-cloud-api-key credentials:2:14 outside-git"]),
    Scenario(
      "a key that its maker chose", file: "k.json", Drawn.keyFile(drawn("{{a-z0-9.!:40}}")),
      scanning: scan, finds: ["high key-file/ibm-cloud-api-key k.json:4:13 outside-git"]),
    Scenario(
      "the saved output of the command line", file: "out.txt",
      """
      Please preserve the API key! It cannot be retrieved after it's created.

      Name          my-key
      Description
      Created At    2025-12-01T19:06+0000
      API Key       \(key)
      Locked        false
      UUID          ApiKey-\(drawn("{{uuid}}"))
      """, scanning: scan,
      finds: ["high key-file/ibm-cloud-api-key out.txt:6:15 outside-git"]),
    Scenario("committed", finds: ["high key-file/ibm-cloud-api-key apikey.json:4:13 committed"]) {
      try $0.makeRepository(ignoring: ["apikey.json", "apiKey.json", "ibm-credentials.env", ".env"])
      try $0.write("apikey.json", Drawn.keyFile(key))
      try $0.commit("apikey.json")
    },
    Scenario(
      "cut off: a literal like others", file: "apikey.json",
      String(Drawn.keyFile(key).prefix(140)), scanning: scan,
      finds: ["high embedded-key/ibm-cloud-api-key apikey.json:4:13 outside-git"]),
    Scenario(
      "with an empty key", file: "apikey.json", Drawn.keyFile(""), scanning: scan, finds: []),
    Scenario(
      "with a redacted key", file: "apikey.json", Drawn.keyFile("[PRIVATE DATA HIDDEN]"),
      scanning: scan, finds: []),
  ])
  func `a downloaded key is a key file by its content`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test(arguments: [
    Scenario(
      "the token address of API Connect V5", file: "README.md",
      "POST https://login.service.us-south.apiconnect.ibmcloud.com/apikey?apikey=\(key)\n",
      finds: [
        "high key-in-url/ibm-cloud-api-key README.md:1:75 outside-git +embedded-key"
      ]),
    Scenario(
      "userinfo", file: "config.yaml",
      "url: https://apikey:\(key)@gateway.\("watsonplatform").net/api\n",
      scanning: ["--disable", "legacy-endpoint", "."],
      finds: ["high key-in-url/ibm-cloud-api-key config.yaml:1:21 outside-git +embedded-key"]),
    Scenario(
      "a URL in a script: one finding", file: "get.sh",
      "curl -s 'https://api.acme.dev/v1?apikey=\(key)'\n",
      finds: [
        "high key-in-url/ibm-cloud-api-key get.sh:1:41 outside-git +key-on-command-line +embedded-key"
      ]),
    Scenario(
      "a URL among the arguments of a program", file: "README.md",
      "curl -X POST https://api.acme.dev/aws/v1?apikey=\(key)\n",
      finds: [
        "high key-in-url/ibm-cloud-api-key README.md:1:49 outside-git +key-on-command-line +embedded-key"
      ]),
    Scenario(
      "a URL with the name of a program", file: "a.txt",
      "see https://api.acme.dev/aws/v1?apikey=\(key)\n",
      finds: ["high key-in-url/ibm-cloud-api-key a.txt:1:40 outside-git +embedded-key"]),
    Scenario(
      "a connection string", file: "app.properties",
      "db=postgres://admin:\(drawn("{{base62:24}}"))@db.acme.dev:5432/app\n",
      finds: [
        "high key-in-url/url-credentials app.properties:1:21 outside-git +password-in-source +embedded-key"
      ]),
  ])
  func `a value in an address is a key in a URL`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test(arguments: [
    Scenario(
      "in a script", file: "deploy.sh", "ibmcloud login --apikey \(key) -r us-south\n",
      finds: [
        "high key-on-command-line/ibm-cloud-api-key deploy.sh:1:25 outside-git +embedded-key"
      ]),
    Scenario(
      "in a document", file: "README.md", "    docker login -u iamapikey -p \(key) us.icr.io\n",
      finds: [
        "high key-on-command-line/ibm-cloud-api-key README.md:1:34 outside-git +embedded-key"
      ]),
    Scenario(
      "in a shell history", file: ".bash_history", "ibmcloud login --apikey=-\(key.dropFirst())\n",
      finds: [
        "high key-on-command-line/ibm-cloud-api-key .bash_history:1:25 outside-git +embedded-key"
      ]),
    Scenario(
      "in a workflow", file: ".github/workflows/ci.yml",
      "    - run: ibmcloud login --apikey \(key)\n",
      finds: [
        "high key-on-command-line/ibm-cloud-api-key .github/workflows/ci.yml:1:36 outside-git +embedded-key"
      ]),
    Scenario(
      "an assignment in a script is none", file: "deploy.sh", "export IBM_API_KEY=\(key)\n",
      finds: ["high embedded-key/ibm-cloud-api-key deploy.sh:1:20 outside-git"]),
  ])
  func `a literal argument is a key on a command line`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  private static func accessToken(expires: Int) -> String {
    drawn(
      #"{{jwt:{"iss":"https://iam.cloud.ibm.com/identity","iam_id":"iam-ServiceId-x","#
        + #""iat":\#(expires - 3600),"exp":\#(expires)}}}"#)
  }

  @Test(arguments: [
    Scenario(
      "an access token", file: "token.txt", accessToken(expires: 1_900_000_000),
      finds: ["high token-committed/ibm-iam-access-token token.txt:1:1 outside-git +embedded-key"]),
    Scenario(
      "one that has expired", file: "token.txt", accessToken(expires: 1_600_000_000),
      finds: ["low token-committed/ibm-iam-access-token token.txt:1:1 outside-git +embedded-key"]),
    Scenario(
      "a private key", file: "server.pem", drawn("{{pem:RSA PRIVATE KEY}}") + "\n",
      finds: ["critical private-key/private-key-pem server.pem:2:1 outside-git +embedded-key"]),
    Scenario(
      "a certificate is public", file: "server.crt", drawn("{{pem:CERTIFICATE}}") + "\n", finds: []),
    Scenario(
      "a password", file: "config.ini",
      "[db]\nhost=\(drawn("{{uuid}}")).databases.appdomain.cloud\n", finds: []),
  ])
  func `tokens, private keys and passwords have practices of their own`(
    _ scenario: Scenario
  ) throws {
    try scenario.check()
  }
}

import Model
import Testing

@Suite struct RemedyTests {
  private func steps(
    _ facts: [Fact.Claim], path: String = "app.py", setting: Occurrence.Setting = []
  ) -> [String] {
    let place = occurrence(
      path, setting: setting, facts: facts.map { Fact($0, source: "iam_id in a.json") })
    return findings(for: credential(place)).first { $0.practice != "key-age" }?.remediation ?? []
  }

  private let service = Identity(kind: .serviceID, id: "iam-ServiceId-1")

  @Test("a key is made, switched to and deleted, by commands with its name")
  func commands() {
    let user = Identity(kind: .user, id: "IBMid-1")
    #expect(steps([.identity(user), .name("ci")])[2].contains("`ibmcloud iam api-key-delete ci`"))
    let found = steps([.identity(service), .name("my ci")])
    #expect(found[0].contains("service-api-key-create NEW_NAME ServiceId-1 --file ~/apikey.json"))
    #expect(
      found[1] == #"In app.py read it from the environment: `os.environ["IBM_CLOUD_API_KEY"]`."#)
    #expect(found[2].contains("service-api-key-delete 'my ci' ServiceId-1"))
    let credential = steps([.serviceCredential("g-1"), .name("auto-generated-apikey-1")])
    #expect(credential[0].hasPrefix("In the resource list select the instance"))
    #expect(credential[2].contains("service-key-delete g-1"))
  }

  @Test("a name that a shell would take for more is left out")
  func names() {
    for name in ["a'b", "a`b`", "a\u{1B}b", ""] {
      let found = steps([.identity(service), .name(name), .keyID("ApiKey-1")])
      #expect(found[2].contains("service-api-key-delete ApiKey-1 ServiceId-1"))
    }
    #expect(steps([.identity(service), .name("-f")])[2].contains("delete '-f' ServiceId-1"))
  }

  @Test("the next value comes from where the file can read it")
  func places() {
    func second(_ path: String, _ setting: Occurrence.Setting = []) -> String {
      steps([.identity(service)], path: path, setting: setting)[1]
    }
    #expect(second(".github/workflows/ci.yml").contains("`${{ secrets.IBM_CLOUD_API_KEY }}`"))
    #expect(second(".gitlab-ci.yml").contains("`$IBM_CLOUD_API_KEY`"))
    #expect(second("Jenkinsfile").contains("`credentials('IBM_CLOUD_API_KEY')`"))
    #expect(second("main.tf").contains("`var.ibm_cloud_api_key`"))
    #expect(second("key.json", .keyFile).contains("--apikey @~/apikey.json"))
    #expect(second("notes.txt").hasPrefix("Switch to it: consider an environment variable"))
  }
}

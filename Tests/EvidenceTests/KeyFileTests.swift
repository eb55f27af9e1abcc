import Evidence
import Model
import Testing

@Suite struct KeyFileTests {
  private func recognises(_ text: String, key: String = Material.key()) -> Bool {
    Array(text.replacing("◆", with: key).utf8).span.withRecognition()
  }

  @Test("recognises the files of every era")
  func eras() {
    for era in SurroundTests.eras {
      let isOther = [
        "Google service account", "resource key around credentials",
        "command output, 2021, in a comment",
      ].contains(era.testDescription)
      if !isOther { #expect(recognises(era.text), "\(era.testDescription)") }
    }
  }

  @Test("recognises relatives, wrapped, marked and with something behind")
  func relatives() {
    let key = #"{"apikey": "◆", "locked": false}"#
    let pem = "-----BEGIN PRIVATE KEY-----\\n" + Material.hex(200, seed: 3) + "\\n"
    let texts = [
      key, "\u{FEFF}" + key, "\n\n  " + key + "\n\u{0}junk {", "[\(key)]", #"{"items":[\#(key)]}"#,
      #"{"mqUsername": "app", "apiKey": "◆"}"#,
      #"{"api_key": "◆", "resource_instance_id": "crn:v1:x"}"#,
      #"{"resources":[{"credentials":{"apikey":"◆","iam_role_crn":"crn:v1:x"}}]}"#,
      #"{"metadata":{"createdAt":"x"},"entity":{"apiKey":"◆"}}"#,
      #"{"type": "service_account", "private_key": "\#(pem)"}"#,
      #"{"apikey": "◆", "description": "it's {a \"test", "createdAt": "x"}"#,
      #"{"db": "BLUDB", "password": "\#(Material.hex(12, seed: 4))", "ssldsn": "DATABASE=BLUDB;"}"#,
      #"{"clientId": "c", "secret": "◆", "tenantId": "t", "oAuthServerUrl": "https://x"}"#,
      #"{"connection": {"postgres": {"authentication": {"method": "direct", "password": "◆"}}}}"#,
    ]
    for text in texts { #expect(recognises(text), "\(text)") }
  }

  @Test("accepts keys of 32 characters and more that their makers chose")
  func lengths() {
    let text = #"{"apikey": "◆", "locked": false}"#
    #expect(recognises(text, key: Material.hex(32, seed: 1)))
    #expect(!recognises(text, key: Material.hex(31, seed: 1)))
  }

  @Test("refuses what holds no key, and keys in other files")
  func others() {
    let texts = [
      "", "{", #"{"apikey": "", "created_at": "2022-08-18T20:33+0000", "locked": false}"#,
      #"{"credentials": {"REDACTED": "REDACTED"}, "iam_role_crn": "x"}"#,
      #"{"apikey": "REDACTED-REDACTED-REDACTED-REDACTED", "locked": false}"#,
      #"{"apikey": "\#(String(repeating: "x", count: 44))", "locked": false}"#,
      #"{"apikey": "<your IBM Cloud API key, 44 characters>", "locked": false}"#,
      #"{"apikey": "${IBMCLOUD_API_KEY_OF_THE_BUILD_SERVER}", "locked": false}"#,
      #"{"apikey": "◆"}"#, #"{"apikey": "◆", "name": "x"}"#,
      #"{"db": "BLUDB", "password": "<your password>", "ssldsn": "DATABASE=BLUDB;"}"#,
      #"{"password": "◆", "jdbcUrl": "jdbc:mysql://x"}"#,
      #"{"server": {"authentication": {"method": "direct", "password": "◆"}}}"#,
      #"const c = {"apikey": "◆", "locked": false}"#,
      #"{ apikey: '◆', locked: false }"#,
      #"{"source": ["c = {\"apikey\": \"◆\", \"locked\": false}"]}"#,
      #"{"a":{"b":{"c":{"d":{"e":{"apikey": "◆", "locked": false}}}}}}"#,
      #"{"type": "service_account", "private_key": ""}"#,
      "Name: x\nID: y\nCreated At: z\nCredentials:\n  apikey: ◆\nand then\n",
      "# How to\n\nName      x\nAPI Key   ◆\nLocked    false\n\nThen log in.\n",
    ]
    for text in texts { #expect(!recognises(text), "\(text)") }
    for fragment in SurroundTests.fragments where fragment.testDescription != "line comments" {
      #expect(!recognises(fragment.text), "\(fragment.testDescription)")
    }
  }
}

extension Span<UInt8> {
  fileprivate func withRecognition() -> Bool { KeyFile.recognises(self) }
}

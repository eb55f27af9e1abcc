import Foundation
import TestSupport
import Testing

/// A value that a file holds in some encoding is found where it is written.
@Suite struct EncodedTests {
  private static func token(_ seed: UInt64) -> String { Drawn.githubToken(seed + 100) }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  private static func each(_ text: String, _ write: (UInt8) -> String) -> String {
    text.utf8.map(write).joined()
  }

  private static func hex(_ byte: UInt8, upper: Bool = false) -> String {
    let digits = String(byte, radix: 16, uppercase: upper)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// Each with a value of its own; all are found behind `at: `.
  private static func encodings() throws -> [(name: String, text: String)] {
    let wrapped = base64(token(3) + "\n" + String(repeating: "some more of it\n", count: 12))
    var lines: [String] = []
    var rest = wrapped[...]
    while !rest.isEmpty {
      lines.append(String(rest.prefix(64)))
      rest = rest.dropFirst(64)
    }
    let packed = try Archive.bytes(.gzip, .init("x", Array("a=1\nb='\(token(13))'\n".utf8)))
    let wide = "$t = '\(token(14))'; Get-Item x".utf16.flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    return [
      ("base64", base64(token(1))),
      (
        "base64url",
        base64("?>?>?>" + " \(token(2))").replacing("+", with: "-").replacing("/", with: "_")
          .replacing("=", with: "")
      ),
      ("wrapped", lines.joined(separator: "\n    ")),
      ("twice", base64(base64(token(4)))),
      ("hex", each(token(5)) { hex($0) }),
      ("percent", each(token(6)) { "%" + hex($0, upper: true) }),
      ("unicode", each(token(7)) { "\\u00" + hex($0) }),
      ("x", each(token(8)) { "\\x" + hex($0) }),
      ("entities", each(token(9)) { "&#\($0);" }),
      ("entities-x", each(token(10)) { "&#x\(hex($0));" }),
      ("printed", each(token(11)) { "=" + hex($0, upper: true) }),
      ("gzip", Data(packed).base64EncodedString()),
      ("wide", Data(wide).base64EncodedString()),
    ]
  }

  @Test func `every encoding, in every way of scanning`() throws {
    let carriers = try Self.encodings().map { name, text in
      // Behind seven other bytes, which are nine digits and a part of one.
      let column = name == "base64url" ? 14 : 5
      return Carrier("\(name).yaml", "x: 1\nat: \(text)\ny: 2\n", finds: ["github-pat 2:\(column)"])
    }
    try CarrierTrial(carriers).run()
  }

  @Test func `literals that a program joins`() throws {
    func halves(_ seed: UInt64) -> (String, String) {
      let token = Self.token(seed)
      return (String(token.prefix(17)), String(token.dropFirst(17)))
    }
    let forms: [(String, (String, String) -> String)] = [
      ("plus.js", { "t = \"\($0)\" + \"\($1)\";" }),
      ("close.js", { "t = '\($0)'+'\($1)';" }),
      ("dot.php", { "$t= '\($0)' . \"\($1)\";" }),
      ("beside.py", { "t =('\($0)'\n  '\($1)')" }),
      ("lines.js", { "t = '\($0)' +\n  '\($1)';" }),
      ("visual.vb", { "t = \"\($0)\" & _\n  \"\($1)\"" }),
      ("continued.c", { "t = \"\($0)\\\n\($1)\";" }),
    ]
    var carriers = forms.enumerated().map { number, form in
      let (first, second) = halves(UInt64(40 + number))
      return Carrier(form.0, "\n" + form.1(first, second) + "\n", finds: ["github-pat 2:6"])
    }
    // Quoted-printable, with one escape and the break of a line that goes on.
    let (first, second) = halves(60)
    carriers.append(
      Carrier(
        "letter.eml", "\nthe-token-is=3D\(first)=\n\(second)\n", finds: ["github-pat 2:16"]))
    try CarrierTrial(carriers).run()
  }

  @Test func `files that keep secrets encoded`() throws {
    let key = Drawn.ibmKey(301)
    let registry = #"{"auths":{"ghcr.io":{"auth":"\#(Self.base64("me:" + Self.token(61)))"}}}"#
    let carriers = [
      Carrier(
        "secret.yaml",
        "apiVersion: v1\nkind: Secret\ndata:\n  IBMCLOUD_API_KEY: \(Self.base64(key))\n",
        finds: ["ibm-cloud-api-key 4:21"]),
      Carrier(
        "pull.yaml", "kind: Secret\ndata:\n  .dockerconfigjson: \(Self.base64(registry))\n",
        finds: ["github-pat 3:66"]),
      Carrier(
        "notebook.ipynb",
        #"{"cells":[{"source":["x = 1\n", "IBMCLOUD_API_KEY = \"\#(Drawn.ibmKey(302))\"\n"]}]}"#,
        finds: ["ibm-cloud-api-key 1:55"]),
      Carrier(
        "deep.json",
        #"{"a":"{\"b\":\"{\\\"IBMCLOUD_API_KEY\\\":\\\"\#(Drawn.ibmKey(303))\\\"}\"}"}"#,
        finds: ["ibm-cloud-api-key 1:46"]),
      Carrier(
        "state.tfstate",
        #"{"outputs":{"k":{"value":"{\"ibmcloud_api_key\":\"\#(Drawn.ibmKey(304))\"}"}}}"#,
        finds: ["ibm-cloud-api-key 1:51"]),
      Carrier(
        "log.har",
        #"{"url":"https://x.example/?ibmcloud_api_key%3D\#(Drawn.ibmKey(305))%26a%3Db"}"#,
        finds: ["ibm-cloud-api-key 1:47"]),
      Carrier(
        "shop.postman_collection.json",
        #"{"item":[{"request":{"header":[{"key":"Authorization","value":"Basic "#
          + Self.base64("me:" + Self.token(62)) + #""}],"body":{"mode":"raw","raw":"#
          + #""{\"ibmcloud_api_key\":\"\#(Drawn.ibmKey(306))\"}"}}}]}"#,
        finds: ["github-pat 1:74", "ibm-cloud-api-key 1:186"]),
    ]
    try CarrierTrial(carriers).run()
  }

  @Test func `several values in one encoded text`() throws {
    let keys = (0..<6).map { Drawn.ibmKey(310 + UInt64($0)) }
    let registries = (0..<2).map {
      #""\#($0).icr.io":{"username":"iamapikey","password":"\#(keys[$0])"}"#
    }
    let hmac =
      #"{"access_key_id":"\#(drawn("{{hex:32}}"))","secret_access_key":"\#(drawn("{{hex:48}}"))"}"#
    let carriers = [
      Carrier(
        "pull.yaml",
        "data:\n  .dockerconfigjson: "
          + Self.base64(#"{"auths":{\#(registries.joined(separator: ","))}}"#) + "\n",
        finds: ["ibm-cloud-api-key 2:98", "ibm-cloud-api-key 2:223"]),
      Carrier(
        "binding.yaml",
        "data:\n  binding: "
          + Self.base64(#"{"apikey":"\#(keys[2])","cos_hmac_keys":\#(hmac)}"#) + "\n",
        finds: ["ibm-cloud-api-key 2:26", "ibm-cos-hmac 2:206"]),
      Carrier(
        "call.sh",
        "curl -H 'Authorization: Basic \(Self.base64("apikey:" + keys[3]))' https://a.test\n",
        finds: ["ibm-cloud-api-key 1:40"]),
      Carrier(
        "config.json",
        #"{"auths":{"us.icr.io":{"auth":"\#(Self.base64("iamapikey:" + keys[4]))"}}}"#,
        finds: ["ibm-cloud-api-key 1:45"]),
      Carrier(
        "px-ibm.yaml", "  IBM_SERVICE_API_KEY: \(Self.base64(keys[5]))\n",
        finds: ["ibm-cloud-api-key 1:24"]),
    ]
    try CarrierTrial(carriers).run()
  }

  @Test func `long runs of escapes, which are decoded in parts`() throws {
    let (part, token) = (String(repeating: "\\u0061", count: 11_000), Self.token(64))
    let text =
      "x: " + part + #"\u0020"# + token.replacing("_", with: #"\u005f"#) + #"\u0020"# + part
    let carriers = [Carrier("long.json", text, finds: ["github-pat 1:66010"])]
    try CarrierTrial(carriers).run()
  }

  @Test func `what only its owner can read is silent`() throws {
    var random = SplitMix64(seed: 12)
    func noise(_ count: Int) -> String {
      Data(random.bytes(count, of: Array(0...255))).base64EncodedString()
    }
    let vault = (0..<6).map { _ in
      String((0..<40).map { _ in "3" + "\(Int.random(in: 0...9))" }.joined())
    }
    let carriers = [
      Carrier(
        "sops.yaml",
        "password: ENC[AES256_GCM,data:\(noise(30)),iv:\(noise(32)),tag:\(noise(16)),type:str]\n",
        finds: []),
      Carrier(
        "vault.yaml", "$ANSIBLE_VAULT;1.1;AES256\n" + vault.joined(separator: "\n") + "\n",
        finds: []),
      Carrier(
        "sealed.yaml",
        "kind: SealedSecret\nspec:\n  encryptedData:\n    password: Ag\(noise(300))\n",
        finds: []),
    ]
    try CarrierTrial(carriers).run()
  }

  @Test func `a report says how a value was decoded, and shows nothing of it`() throws {
    let scratch = try ScratchFolder()
    let text = Self.base64("key: \(Self.token(70)) and more")
    try scratch.write("a.yaml", "data: \(text)\n")
    let outcome = try Credlint.scan("-f", "json", in: scratch)
    let finding = try #require(ReportJSON(outcome).findings.first)
    #expect(finding.evidence["encoding"] == .texts(["base64"]))
    for start in stride(from: 0, to: text.count - 8, by: 1) {
      let window = text.dropFirst(start).prefix(8)
      #expect(!outcome.text.contains(window))
    }
  }
}

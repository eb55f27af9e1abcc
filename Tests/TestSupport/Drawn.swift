import RuleFiles

/// The template of a rule's tests (`rules/README.md`) written out: values never stand in a test file.
package func drawn(_ template: String, seed: UInt64 = 1) -> String {
  do {
    return String(decoding: try ExampleTemplate.expand(template, seed: seed).bytes, as: UTF8.self)
  } catch {
    preconditionFailure("\(template): \(error)")
  }
}

/// Values in the form that their providers give them; another seed, another value.
package enum Drawn {
  /// 44 characters of base64url with both cases and digits.
  package static func ibmKey(_ seed: UInt64 = 1) -> String {
    drawn("{{base64url:44}}", seed: seed)
  }

  /// `ghp_`, 30 characters of base62, and their CRC-32.
  package static func githubToken(_ seed: UInt64 = 1) -> String {
    drawn("{{github:ghp_:30}}", seed: seed)
  }

  /// The file that the IBM Cloud command line saves a new key in.
  package static func keyFile(
    _ key: String, createdAt: String = "2025-12-01T10:24+0000", more: String = ""
  ) -> String {
    """
    {
    \t"name": "my-key",
    \t"description": "for a test",
    \t"apikey": "\(key)",
    \t"createdAt": "\(createdAt)",\(more)
    \t"locked": false,
    \t"uuid": "ApiKey-\(drawn("{{uuid}}"))"
    }

    """
  }

  /// A service credential as the IBM Cloud console shows it.
  package static func serviceCredential(_ key: String, role: String) -> String {
    """
    {
      "apikey": "\(key)",
      "iam_apikey_description": "Auto-generated for key \(drawn("{{uuid}}"))",
      "iam_apikey_name": "Service credentials-1",
      "iam_role_crn": "crn:v1:bluemix:public:iam::::serviceRole:\(role)",
      "iam_serviceid_crn": "crn:v1:bluemix:public:iam-identity::a/\(drawn("{{hex:32}}"))::serviceid:ServiceId-\(drawn("{{uuid}}"))",
      "url": "https://api.us-south.apiconnect.cloud.ibm.com"
    }

    """
  }
}

import Fixes
import Model

/// What to do about one credential, as commands that can be pasted and in the order in which they are
/// run: make another, switch to it, delete this one.
struct Remedy {
  private let kind: Kind?
  /// What its owner calls it, as a word of a command.
  private let name: String?
  /// How the next one comes to where the finding stands; nil where nothing better than in general is
  /// known.
  let switching: String?

  /// Who issued it, and so how it is deleted.
  private enum Kind {
    case user
    case serviceID(String)
    case serviceCredential
  }

  /// - Parameter place: where the finding stands; tells how the next one is read.
  init(of credential: Credential, at place: Occurrence) {
    kind = Self.kind(of: credential)
    name = Self.name(of: credential, kind)
    switching = place.switching
  }

  /// All steps that replace this credential; nil where it is not known how it is done.
  var replacement: [String]? {
    guard let kind else { return nil }
    let name = name ?? "NAME"
    let creating: String
    let deleting: String
    switch kind {
    case .user:
      creating =
        "Create a new key: `ibmcloud iam api-key-create NEW_NAME --file ~/apikey.json`, or Manage > "
        + "Access (IAM) > API keys; for a program consider one of a service ID."
      deleting =
        "Delete the old one: `ibmcloud iam api-key-delete \(name)`. If strangers can read it, do so "
        + "first."
    case .serviceID(let id):
      creating =
        "Create a new key: `ibmcloud iam service-api-key-create NEW_NAME \(id) --file "
        + "~/apikey.json`, or Manage > Access (IAM) > Service IDs."
      deleting =
        "Delete the old one: `ibmcloud iam service-api-key-delete \(name) \(id)`. If strangers can "
        + "read it, do so first."
    case .serviceCredential:
      creating =
        "In the resource list select the instance, then Service credentials, and create new ones, "
        + "with the role Reader where only GET methods are called."
      deleting =
        "Delete the old ones with the trashcan, or with `ibmcloud resource service-key-delete "
        + "\(name)`. If strangers can read them, do so first."
    }
    return [creating, switching ?? Self.anywhere, deleting]
  }

  /// A practice's step with the credential's name in its commands.
  func filled(_ step: String) -> String {
    guard let kind else { return step }
    var step = step
    if case .serviceID(let id) = kind {
      step = step.replacing(
        "iam api-key-disable NAME", with: "iam service-api-key-disable NAME \(id)")
      step = step.replacing("SERVICE_ID", with: id)
    }
    return name.map { step.replacing(" NAME", with: " \($0)") } ?? step
  }

  private static let anywhere =
    "Switch to it: consider an environment variable, or a file outside of your source code control "
    + "system."

  private static func kind(of credential: Credential) -> Kind? {
    guard ["ibm-cloud-api-key", "ibm-cos-hmac"].contains(credential.detector.id) else { return nil }
    let isOfService =
      credential.listings.contains { $0.kind == .ibmServiceCredential }
      || credential.facts.contains {
        switch $0.claim {
        case .serviceCredential: true
        case .role: $0.source.hasPrefix("iam_role_crn")
        default: false
        }
      }
    if isOfService { return .serviceCredential }
    guard credential.detector.id == "ibm-cloud-api-key", let identity = credential.identity?.value
    else { return nil }
    switch identity.kind {
    case .user: return .user
    case .serviceID: return identity.id.map { .serviceID($0.withoutPrefix) }
    case .profile, .classic, .unknown: return nil
    }
  }

  /// Its name, or its id where it has none that a command could take.
  private static func name(of credential: Credential, _ kind: Kind?) -> String? {
    let name = credential.name.flatMap { $0.hasPrefix("auto-generated") ? nil : $0.asWord }
    if case .serviceCredential = kind {
      let guid = credential.first { claim -> String? in
        if case .serviceCredential(let guid) = claim { guid } else { nil }
      }
      return name ?? guid?.value
    }
    return name ?? credential.keyID
  }
}

extension Occurrence {
  /// How the next value comes to where this one stands; nil where nothing better than in general is known.
  fileprivate var switching: String? {
    let file = String(decoding: path.name, as: UTF8.self)
    if setting.contains(.listed) || setting.contains(.export) { return nil }
    if setting.contains(.keyFile) {
      return
        "Keep the new key file outside of the source tree, and name it where it is used, as in "
        + "`ibmcloud login --apikey @~/apikey.json`."
    }
    var names = VariableNames()
    let before = Array(
      String(String.UnicodeScalarView(snippet.text.unicodeScalars.prefix(snippet.mark.lowerBound)))
        .utf8)
    let name = names.name(of: "", detector: detector.id, after: before)
    if path.text.contains(".github/workflows/") {
      return "In \(file) take it from the secrets of the CI system: `${{ secrets.\(name) }}`."
    }
    if ["jenkinsfile"].contains(file.lowercased()) {
      return "In \(file) take it from the credentials of the CI system: `credentials('\(name)')`."
    }
    if ciFiles.contains(file.lowercased()) || path.text.contains(".circleci/") {
      return "Make it a secret variable of the CI system, and read it in \(file) as `$\(name)`."
    }
    if setting.contains(.commandLine), detector.id == "ibm-cloud-api-key",
      snippet.text.contains("--apikey")
    {
      return "Keep the new key in a file outside of the source tree: "
        + "`ibmcloud login --apikey @~/apikey.json`, or in the variable `IBMCLOUD_API_KEY`."
    }
    guard let language = SourceLanguage(path, []) else { return nil }
    return "In \(file) read it from the environment: `\(language.lookup(name))`."
  }
}

private let ciFiles: Set<String> = [
  ".gitlab-ci.yml", ".travis.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml",
  "cloudbuild.yaml",
]

extension String {
  /// `ServiceId-…` of `iam-ServiceId-…`, as commands take it.
  fileprivate var withoutPrefix: String { hasPrefix("iam-") ? String(dropFirst(4)) : self }

  /// As one word of a shell's command; nil where quotes would not do.
  fileprivate var asWord: String? {
    guard (1...128).contains(utf8.count),
      utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x27 && $0 != 0x60 })
    else { return nil }
    let isPlain = utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
        || byte == 0x5F || byte == 0x2E
    }
    return isPlain && !hasPrefix("-") ? self : "'\(self)'"
  }

  /// The text with `other` wherever `part` stands.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var rest = self[...]
    var text = ""
    while let found = rest.firstRange(of: part) {
      text += rest[..<found.lowerBound] + other
      rest = rest[found.upperBound...]
    }
    return text + rest
  }
}

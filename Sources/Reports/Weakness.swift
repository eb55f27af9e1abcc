/// What kind of mistake a practice is about, by the Common Weakness Enumeration.
struct Weakness: Hashable {
  let number: Int
  let name: String

  /// `CWE-798`
  var id: String { "CWE-\(number)" }

  /// The page that describes it.
  var address: String { "https://cwe.mitre.org/data/definitions/\(number).html" }

  /// The weakness behind a rule; nil for rules about the scan itself.
  init?(ofRule rule: String) {
    switch rule.prefix(while: { $0 != "/" }) {
    case "key-in-url":
      self.init(598, "Use of GET Request Method With Sensitive Query Strings")
    case "key-on-command-line":
      self.init(214, "Invocation of Process Using Visible Sensitive Information")
    case "private-key": self.init(321, "Use of Hard-coded Cryptographic Key")
    case "key-age", "key-expired", "key-no-expiry", "key-unused", "rotation-incomplete":
      self.init(324, "Use of a Key Past its Expiration Date")
    case "role-exceeds-need", "owner-key", "user-key-for-app", "key-creation-unrestricted":
      self.init(250, "Execution with Unnecessary Privileges")
    case "key-file-permissions":
      self.init(732, "Incorrect Permission Assignment for Critical Resource")
    case "ignore-missing", "ignored-but-shipped", "inventory-committed":
      self.init(
        538, "Insertion of Sensitive Information into Externally-Accessible File or Directory")
    case "tls-disabled": self.init(295, "Improper Certificate Validation")
    case "legacy-endpoint", "legacy-credential": self.init(477, "Use of Obsolete Function")
    case "stale-suppression", "allowance-widened", "scan-incomplete": return nil
    default: self.init(798, "Use of Hard-coded Credentials")
    }
  }

  private init(_ number: Int, _ name: String) {
    self.number = number
    self.name = name
  }
}

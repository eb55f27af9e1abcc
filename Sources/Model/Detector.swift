/// Recognises what a string is: patterns, their keywords, and filters, as written in `rules/detectors`.
package struct Detector: Sendable {
  package var id: String
  package var title: String
  package var provider: String
  /// How its values may stand in a text; a rule has one or more.
  package var forms: [Form]
  package var specificity = Specificity.exact
  /// The practice that an occurrence breaks unless its place says something more specific.
  package var practice = "embedded-key"
  package var severity: Severity
  package var confidence: Confidence
  /// How every value begins; empty where values have nothing in common.
  package var prefix = ""
  /// The detectors whose values it names: what it finds is the public half of a pair.
  package var names: [String] = []
  package var filters = Filters()
  package var remediation: [String] = []
  package var references: [String] = []
  package var tests = Tests()

  package init(
    id: String, title: String, provider: String, forms: [Form] = [], severity: Severity,
    confidence: Confidence
  ) {
    self.id = id
    self.title = title
    self.provider = provider
    self.forms = forms
    self.severity = severity
    self.confidence = confidence
  }

  /// The keywords of all its forms, each once.
  package var keywords: [String] {
    var known: Set<String> = []
    return forms.flatMap(\.keywords).filter { known.insert($0.lowercased()).inserted }
  }

  /// Whether what it finds is a secret, and not a place such as a retired endpoint.
  package var findsSecrets: Bool { !Self.placePractices.contains(practice) }

  /// The practices that detectors with a `place` in their pattern serve.
  package static let placePractices = [
    "legacy-endpoint", "ignore-missing", "inventory-committed", "key-creation-unrestricted",
    "key-unlocked", "leak-action-none", "store-value", "tls-disabled", "stale-suppression",
  ]

  /// One way in which a detector's values stand in a text, searched for by itself.
  package struct Form: Hashable, Sendable {
    /// Every match holds one of them.
    package var keywords: [String]
    /// PCRE2, with a group named `secret` or `place`.
    package var pattern: String
    /// How far before the keyword's first byte a match may begin, and how far behind the keyword its value.
    package var reach = Reach()
    /// What every match holds, as far as its pattern tells.
    package var run = TokenRun.none

    package init(keywords: [String], pattern: String) {
      self.keywords = keywords
      self.pattern = pattern
    }
  }

  /// Bytes around a keyword in which a match lies.
  package struct Reach: Hashable, Sendable {
    package var before = 96
    package var after = 256

    package init() {}
  }

  /// What tells that a string is a credential of this kind; the narrower reading of a span wins.
  package enum Specificity: UInt8, Comparable, CaseIterable, Sendable {
    /// Any provider's.
    case generic
    /// A name beside the value tells.
    case named
    /// The value's own form tells.
    case exact

    /// The word used in rules.
    package var name: String {
      switch self {
      case .generic: "generic"
      case .named: "named"
      case .exact: "exact"
      }
    }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// What must hold of a match before it is reported; all must agree.
  package struct Filters: Hashable, Sendable {
    /// Least Shannon entropy, in thousandths of a bit a byte; 0 asks nothing.
    package var entropy = 0
    /// Least number of characters of each class.
    package var upper = 0
    package var lower = 0
    package var digit = 0
    package var other = 0
    package var checksum: Checksum?
    package var structure: Structure?
    package var looks = Looks()
    package var allowsPlaceholders = false
    /// PCRE2 patterns that must not match inside the secret.
    package var not: [String] = []
    /// PCRE2 patterns that must not match the line up to the secret's end.
    package var lineNot: [String] = []
    /// Globs: where given, the path must fit one.
    package var onlyPaths: [String] = []
    /// Globs: the path must fit none.
    package var neverPaths: [String] = []

    package init() {}
  }

  /// Checksums that a value may carry.
  package enum Checksum: String, CaseIterable, Sendable {
    case crc32Base62 = "crc32-base62"
    case crc32Hex = "crc32-hex"
    case crc32Base36 = "crc32-base36"
  }

  /// Forms that a value must decode to.
  package enum Structure: String, CaseIterable, Sendable {
    case jwt
    case privateKey = "private-key"
    case base64UUID = "base64-uuid"
    case base64JSON = "base64-json"
    case base64UserPassword = "base64-user-password"
    case base64Binary = "base64-binary"
    case base64Key = "base64-key"
  }

  /// How much a value looks drawn rather than written, rising.
  package enum Look: String, CaseIterable, Sendable {
    case any, odd, random, drawn
  }

  /// How a value must look at least for each confidence; nil where none does, all nil where any will do.
  package struct Looks: Hashable, Sendable {
    package var low: Look?
    package var medium: Look?
    package var high: Look?

    package init() {}

    package subscript(_ confidence: Confidence) -> Look? {
      get {
        switch confidence {
        case .low: low
        case .medium: medium
        case .high: high
        }
      }
      set {
        switch confidence {
        case .low: low = newValue
        case .medium: medium = newValue
        case .high: high = newValue
        }
      }
    }

    /// Whether any look will do.
    package var isEmpty: Bool { self == Looks() }
  }

  /// Texts that prove the detector; templates of `rules/README.md`, never values.
  package struct Tests: Hashable, Sendable {
    package var match: [Example] = []
    package var refuse: [Example] = []

    package init() {}
  }

  /// One text of a detector's tests.
  package struct Example: Hashable, Sendable {
    package var text: String
    /// The name of the file it stands in; empty for any.
    package var path: String
    /// Why a refused text is no credential; empty for texts that match.
    package var why: String
    /// Where it stands in the rule file, 1-based.
    package var line: Int

    package init(text: String, path: String = "", why: String = "", line: Int) {
      self.text = text
      self.path = path
      self.why = why
      self.line = line
    }
  }
}

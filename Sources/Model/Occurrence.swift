/// One place where a detector matched.
package struct Occurrence: Sendable {
  /// The detector as it reads this value: less sure, or less severe, than in general.
  package var detector: Detector { reading.value }
  /// The same, for others that need no copy of it.
  package let reading: Shared<Detector>
  package var path: BytePath
  /// The file that it stands in: `path`, unless that leads on into a container.
  package private(set) var file: BytePath
  /// The value; for detectors that find no secret, the text that they point at.
  package private(set) var secret: Secret
  /// What the file holds of it: the value itself, or what it was decoded from.
  package var carrier: Secret
  /// How it was decoded, outermost first; empty where it stands as it is.
  package private(set) var codings: [String] = []
  /// Where the value stands in the blob, in bytes of its text.
  package var range: ByteRange
  package var start: Position
  /// One past the last character.
  package var end: Position
  package var snippet: Snippet
  package var setting: Setting
  /// What stands beside the value and tells of its credential.
  package var facts: [Fact] = []
  /// Nil where git could not be asked.
  package var exposure: Exposure?
  /// The first commit of a range or a history that holds the value here.
  package var commit: Commit?
  /// Permission bits of the file; nil where the bytes came from no file.
  package var permissions: UInt16?
  /// What code scanning tells a line by; nil where it would tell too much of the value.
  package var lineHash: String?
  /// Other places of the value, where a scan gives each value one occurrence.
  package var elsewhere: [Finding.Location] = []
  /// Whether what was scanned holds it, and not only what stood there before.
  package var isNew = true

  /// The comments beside it that ask for silence.
  package var allows: [Allow] = []

  package init(
    reading: Shared<Detector>, path: BytePath, secret: Secret, range: ByteRange, start: Position,
    end: Position, snippet: Snippet, setting: Setting
  ) {
    self.reading = reading
    self.path = path
    file = path
    self.secret = secret
    carrier = secret
    self.range = range
    self.start = start
    self.end = end
    self.snippet = snippet
    self.setting = setting
  }

  /// Says that what stands there is the value in some encodings.
  package mutating func isWritten(as codings: [String], of value: [UInt8]) {
    self.codings = codings
    secret = Secret(value)
  }

  /// Says that its path leads into a container.
  ///
  /// - Parameter carrier: what the file holds of it.
  package mutating func isInside(_ file: BytePath, carrier: Secret?) {
    self.file = file
    self.carrier = carrier ?? secret
  }

  /// Says that its file stands at another path.
  package mutating func move(to file: BytePath) {
    let inner = path.bytes.dropFirst(self.file.bytes.count)
    path = inner.isEmpty ? file : BytePath(file.bytes + inner)
    self.file = file
  }

  /// What the surroundings of a value are; practices judge by it.
  package struct Setting: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// In the query or the userinfo of a URL.
    package static let url = Setting(rawValue: 1)
    /// A literal argument of a command.
    package static let commandLine = Setting(rawValue: 2)
    /// In a file that is a downloaded key or service credential, by its content.
    package static let keyFile = Setting(rawValue: 4)
    /// In a file of a programming language, a script or a notebook.
    package static let code = Setting(rawValue: 8)
    /// In an exported list of credentials, by the file's content.
    package static let export = Setting(rawValue: 16)
    /// No place of the value: a row of a list that tells of it.
    package static let listed = Setting(rawValue: 32)
  }
}

/// Something that a source says of a credential, with the source.
package struct Fact: Hashable, Sendable {
  package var claim: Claim
  /// Where it was read, for people: `createdAt in apikey.json`.
  package var source: String

  package init(_ claim: Claim, source: String) {
    self.claim = claim
    self.source = source
  }

  /// One statement about a credential.
  package enum Claim: Hashable, Sendable {
    case createdAt(Instant)
    case expiresAt(Instant)
    case lastUsedAt(Instant)
    case keyID(String)
    case name(String)
    case identity(Identity)
    /// What its owner is called.
    case ownerName(String)
    /// A role's CRN or name, as written.
    case role(String)
    case account(String)
    case service(String)
    case region(String)
    case locked(Bool)
    case disabled(Bool)
    /// When another credential took its place.
    case replacedAt(Instant)
    /// Refs of a repository whose history holds it.
    case held(by: HoldingRefs)
    /// The source has a place for an end, and names none.
    case neverExpires
    /// The source counts uses, and counted none in so many days; nil where it counts them all.
    case unused(days: Int?)
    /// What its provider does when it leaks: `none`, `disable` or `delete`.
    case leakAction(String)
    /// Whether its value can be read again after it was made.
    case storesValue(Bool)
    /// The GUID of the service credential that it belongs to.
    case serviceCredential(String)
    /// Who issued a token.
    case issuer(String)
    /// What a token was given for, such as `apikey`.
    case grant(String)
    /// The names of a token's claims that tell of a person; never what they say.
    case personalData(String)
    /// A field that should hold a date, and does not: the field's text is not kept.
    case unreadableDate
  }
}

/// Whose credential it is.
package struct Identity: Hashable, Sendable {
  package var kind: Kind
  package var id: String?

  package init(kind: Kind, id: String?) {
    self.kind = kind
    self.id = id
  }

  /// The kinds of identity that a key can stand for.
  package enum Kind: String, CaseIterable, Sendable {
    case user
    case serviceID = "service-id"
    case profile
    case classic
    case unknown
  }
}

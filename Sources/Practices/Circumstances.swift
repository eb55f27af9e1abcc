package import Fingerprints
package import Model

/// What a judgement rests on besides the credentials: the moment, the texts, the surroundings.
package struct Circumstances: Sendable {
  /// The clock for every age.
  package var now: Instant
  /// The practices' texts by id, with the parameters that the policy set; one without texts is silent.
  package var texts: [String: PracticeTexts]
  /// Makes the findings' ids.
  package var key: FingerprintKey
  /// Whether findings of this practice, with this detector or with none, are wanted.
  package var isEnabled: @Sendable (_ practice: String, _ detector: String?) -> Bool
  /// Which code uses a credential and what it does, by the credential's id.
  package var uses: [String: Use]
  /// Names that repositories should ignore, and do not.
  package var ignoreGaps: [IgnoreGap]
  /// Which program and repository each folder with an occurrence belongs to.
  package var homes: [BytePath: Home] = [:]
  /// The active keys of each owner.
  package var keyring = Keyring()
  /// The ids of those who own the account, with the source of each.
  package var owners: [String: String] = [:]
  /// Settings of the account that lists tell.
  package var settings: [ListedSetting] = []
  /// Users that stand for a program, by their ids.
  package var functionalIDs: Set<String> = []
  /// What would publish files that git ignores.
  package var shipments: [Shipment]
  /// A practice's texts as the policy has them for a credential at some places.
  package var ruling: @Sendable (PracticeTexts, Credential, [Occurrence]) -> PracticeTexts = {
    texts, _, _ in texts
  }
  /// Where a program runs, by the path of one of its files; nil where that is not known.
  package var stage: @Sendable (BytePath) -> String? = { Stage(of: $0)?.rawValue }

  package init(
    now: Instant, texts: [String: PracticeTexts], key: FingerprintKey,
    isEnabled: @escaping @Sendable (_ practice: String, _ detector: String?) -> Bool,
    uses: [String: Use] = [:], ignoreGaps: [IgnoreGap] = [],
    shipments: [Shipment] = []
  ) {
    self.now = now
    self.texts = texts
    self.key = key
    self.isEnabled = isEnabled
    self.uses = uses
    self.ignoreGaps = ignoreGaps
    self.shipments = shipments
  }
}

/// How code uses a credential.
package struct Use: Hashable, Sendable {
  /// The code that holds the credential, or loads it by a name that it has elsewhere.
  package var files: [BytePath]
  /// What that code calls; where it calls nothing, what the code beside the credential does.
  package var calls: CallCounts

  package init(files: [BytePath], calls: CallCounts) {
    self.files = files
    self.calls = calls
  }
}

/// What a folder is a part of.
package struct Home: Hashable, Sendable {
  /// The repository, or the scanned path where there is none.
  package var repository: BytePath
  /// The nearest folder above, itself included, that is a program of its own.
  package var program: BytePath

  package init(repository: BytePath, program: BytePath) {
    self.repository = repository
    self.program = program
  }
}

/// What one repository should ignore because it uses one provider, and does not.
package struct IgnoreGap: Hashable, Sendable {
  /// The repository's root folder.
  package var root: BytePath
  package var hasIgnoreFile: Bool
  /// As people write it.
  package var provider: String
  /// Key file names and patterns that git would not ignore.
  package var missing: [String]

  package init(root: BytePath, hasIgnoreFile: Bool, provider: String, missing: [String]) {
    self.root = root
    self.hasIgnoreFile = hasIgnoreFile
    self.provider = provider
    self.missing = missing
  }
}

/// An ignored file, and what would publish it.
package struct Shipment: Hashable, Sendable {
  package var path: BytePath
  /// Such as `Dockerfile line 3`.
  package var way: String

  package init(path: BytePath, way: String) {
    self.path = path
    self.way = way
  }
}

package import Model

/// The active keys of each owner, as exported lists tell of them.
package struct Keyring: Sendable {
  /// Owners in the order of their ids, with their keys from the oldest on.
  let owners: [(id: String, keys: [Key])]

  private var newest: [String: Key] = [:]

  /// One active key.
  struct Key {
    var credential: String
    var name: String?
    var createdAt: Instant
    var source: String
  }

  /// - Parameter credentials: those that were found, and those that only lists tell of.
  package init(_ credentials: [Credential] = [], at now: Instant = Instant(seconds: 0)) {
    var keys: [String: [Key]] = [:]
    for credential in credentials where !credential.listings.isEmpty {
      guard !credential.isDisabled, !credential.hasExpired(at: now),
        let owner = credential.identity?.value.id, let created = credential.createdAt
      else { continue }
      keys[owner, default: []].append(
        Key(
          credential: credential.id, name: credential.name, createdAt: created.value,
          source: created.source))
    }
    for namesakes in keys.values.flatMap({ Dictionary(grouping: $0, by: \.name).values }) {
      guard let last = namesakes.max(by: { $0.createdAt < $1.createdAt }), last.name != nil else {
        continue
      }
      for key in namesakes where key.createdAt < last.createdAt { newest[key.credential] = last }
    }
    owners = keys.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted { $0.createdAt < $1.createdAt }) }
  }

  /// The newest key with the same owner and name as a credential that is older than it.
  func newestNamesake(of credential: String) -> Key? { newest[credential] }
}

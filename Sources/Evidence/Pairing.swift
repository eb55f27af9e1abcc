import Model

/// Joins pairs: the ID of a key, which opens nothing by itself, to the secret that stands beside it.
enum Pairing {
  /// The credentials without those that are names of others, numbered anew.
  static func joined(_ credentials: [Credential]) -> [Credential] {
    guard credentials.contains(where: { !$0.detector.names.isEmpty }) else { return credentials }
    var joined = credentials
    var owners: [Int: Int] = [:]
    for pair in pairs(among: credentials) {
      let name = credentials[pair.name]
      joined[pair.secret].facts += name.keyFacts.filter { !joined[pair.secret].facts.contains($0) }
      guard owners[pair.name] == nil else { continue }
      owners[pair.name] = pair.secret
      joined[pair.secret].names += name.occurrences
    }
    joined = joined.indices.filter { owners[$0] == nil }.map { joined[$0] }
    for index in joined.indices { joined[index].id = "c\(index + 1)" }
    return joined
  }

  /// A name and the secret beside it, as indices of credentials.
  private struct Pair {
    var name: Int
    var secret: Int
  }

  /// One half, where it stands.
  private struct Half {
    var credential: Int
    var occurrence: Occurrence

    var start: Int { occurrence.range.start }

    /// Whether `other` may be what it names: near it, in the same text.
    func names(_ other: Half) -> Bool {
      let (a, b) = (occurrence, other.occurrence)
      return a.detector.names.contains(b.detector.id) && a.commit?.id == b.commit?.id
        && abs(a.start.line - b.start.line) <= Pairing.farthestLine
        && abs(start - other.start) <= Pairing.farthestByte
    }
  }

  private static func pairs(among credentials: [Credential]) -> [Pair] {
    let named = Set(credentials.flatMap(\.detector.names))
    var halves: [BytePath: [Half]] = [:]
    for (index, credential) in credentials.enumerated() {
      for occurrence in credential.occurrences
      where !occurrence.detector.names.isEmpty || named.contains(occurrence.detector.id) {
        halves[occurrence.path, default: []].append(Half(credential: index, occurrence: occurrence))
      }
    }
    return halves.keys.sorted().flatMap { pairs(among: halves[$0] ?? []) }
  }

  /// A half belongs to the one before it, if that is still alone; whichever of the two comes first.
  ///
  /// - Parameter halves: those of one file.
  private static func pairs(among halves: [Half]) -> [Pair] {
    var pairs: [Pair] = []
    var alone: Half?
    for half in halves.sorted(by: { $0.start < $1.start }) {
      if let before = alone, before.names(half) {
        pairs.append(Pair(name: before.credential, secret: half.credential))
        alone = nil
      } else if let before = alone, half.names(before) {
        pairs.append(Pair(name: half.credential, secret: before.credential))
        alone = nil
      } else {
        alone = half
      }
    }
    return pairs
  }

  private static let farthestLine = 8
  private static let farthestByte = 1_024
}

extension Credential {
  /// What the public half of a pair tells of the other one: itself, as far as it may be shown.
  fileprivate var keyFacts: [Fact] {
    let place = occurrences.first.map { " in " + $0.path.text } ?? ""
    let shown = secret.redacted(publicPrefix: detector.prefix)
    return [Fact(.keyID(shown), source: "the " + detector.title + place)] + facts
  }
}

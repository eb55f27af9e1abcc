import Model
import RuleFiles

/// Which credentials a part of the policy is about; of what it does not name it takes any.
struct Scope: Hashable, Sendable {
  private var providers: [String] = []
  private var environments: [String] = []
  private var identities: [Identity.Kind] = []
  private var paths: PlaceGlobs?
  /// Names of keys, or their ids.
  private var keys: [String] = []
  private var owners: [String] = []

  /// How many of the places must fit.
  enum Measure { case one, all }

  /// The names that `read` takes, in the order in which errors list them.
  static let keys = ["provider", "environment", "identity", "paths", "key", "owner"]

  /// Takes one entry of a mapping; false where it is none of a scope's.
  mutating func read(_ entry: Node.Entry) throws(RuleFileError) -> Bool {
    switch entry.key {
    case "provider": providers = try entry.value.words()
    case "environment": environments = try entry.value.words()
    case "paths": paths = PlaceGlobs(try entry.value.words())
    case "key": keys = try entry.value.words()
    case "owner": owners = try entry.value.words()
    case "identity":
      var kinds: [Identity.Kind] = []
      for (word, node) in zip(try entry.value.words(), entry.value.itemsOrSelf) {
        guard let kind = Identity.Kind(rawValue: word) else {
          let known = Identity.Kind.allCases.map(\.rawValue)
          throw node.mark.error(Wording.unknownWord(word, among: known))
        }
        kinds.append(kind)
      }
      identities = kinds
    default: return false
    }
    return true
  }

  /// Whether files of some environments alone are meant.
  var asksForEnvironment: Bool { !environments.isEmpty }

  /// Whether a credential, or what is none, is meant at its places.
  func holds(
    for credential: Credential?, at places: [BytePath], _ measure: Measure,
    environment: (BytePath) -> String?
  ) -> Bool {
    func fits(_ wanted: [String], _ values: [String?]) -> Bool {
      wanted.isEmpty || values.contains { value in value.map(wanted.contains) ?? false }
    }
    guard fits(providers, [credential?.detector.provider]),
      fits(identities.map(\.rawValue), [credential?.identity?.value.kind.rawValue]),
      fits(keys, [credential?.name, credential?.keyID]),
      fits(owners.map(\.bareID), [credential?.identity?.value.id?.bareID])
    else { return false }
    func isMeant(_ place: BytePath) -> Bool {
      fits(environments, [environment(place)]) && paths?.match(place) ?? true
    }
    if environments.isEmpty, paths == nil { return true }
    return measure == .one ? places.contains(where: isMeant) : places.allSatisfy(isMeant)
  }
}

/// Globs that a file, or a folder above it, may fit.
struct PlaceGlobs: Hashable, Sendable {
  private let globs: [Glob]

  init(_ patterns: [String]) { globs = patterns.map { Glob($0.folderPattern) } }

  /// - Parameter path: from the configuration's folder, with a slash in front.
  func match(_ path: BytePath) -> Bool {
    if globs.contains(where: { $0.matches(path) }) { return true }
    return path.bytes.indices.contains { end in
      guard path.bytes[end] == UInt8(ascii: "/"), end > 0 else { return false }
      let folder = BytePath(Array(path.bytes[..<end]))
      return globs.contains { $0.matches(folder) }
    }
  }
}

extension Node {
  /// A word, or a list of words.
  func words() throws(RuleFileError) -> [String] {
    if case .scalar = content { return [try line()] }
    return try lines(atLeast: 1)
  }

  /// The nodes that `words` reads.
  fileprivate var itemsOrSelf: [Node] { (try? items()) ?? [self] }
}

extension String {
  /// `iam-ServiceId-…` and `ServiceId-…` are one owner's.
  fileprivate var bareID: String { hasPrefix("iam-") ? String(dropFirst(4)) : self }
}

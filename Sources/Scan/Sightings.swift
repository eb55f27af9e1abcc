import Git
import Model
import Policy

/// What of all that is met in git's objects is to be kept.
struct Wanted {
  var detector: @Sendable (Detector) -> Bool
  var paths: PathFilter
}

/// One reading of a value in an object of git.
struct Sighting {
  var occurrence: Occurrence
  /// The first commit that holds the object, by its index; nil for what is no commit's.
  var commit: Int?
  /// Nil for a message, which every clone has for good.
  var blob: ObjectID?
}

/// What was met in the objects of some commits, gathered by value: one place a path.
struct Sightings {
  /// A path at which a value was met: as it is now, or else as it was first.
  struct Place {
    var occurrence: Occurrence
    var commit: Int?
    var isCurrent: Bool
  }

  /// One value of a blob, with what tells its place in the file.
  struct Holding {
    let secret: Secret
    let detector: String
    let slot: String

    init(_ occurrence: Occurrence) {
      secret = occurrence.secret
      detector = occurrence.detector.id
      slot = occurrence.snippet.slot
    }
  }

  private(set) var places: [Secret: [BytePath: Place]] = [:]
  /// The values of each blob that has any.
  private(set) var holdings: [ObjectID: [Holding]] = [:]
  /// Every path at which a blob with a value was met.
  private(set) var paths: Set<BytePath> = []
  /// One occurrence of each value that was only met in what stood there before.
  private(set) var known: [Secret: Occurrence] = [:]
  /// Paths with values that a configuration keeps out.
  private(set) var leftOut: Set<Notice> = []
  private let snapshots: [Snapshot]
  private let filter: PathFilter

  /// - Parameter snapshots: what holds the current files.
  init(currentIn snapshots: [Snapshot], leavingOut paths: PathFilter) {
    self.snapshots = snapshots
    filter = paths
  }

  /// - Parameter isNew: whether to keep it as a place, and not only as what its blob holds.
  mutating func add(_ sighting: Sighting, isNew: Bool = true) {
    let occurrence = sighting.occurrence
    if let blob = sighting.blob, occurrence.detector.findsSecrets {
      holdings[blob, default: []].append(Holding(occurrence))
      paths.insert(occurrence.file)
    }
    guard isNew else { return }
    let current = currentPaths(of: sighting.blob)
    for path in current.isEmpty ? [occurrence.file] : current {
      if !path.isOfMessage, let reason = filter.refusal(ofFile: path) {
        leftOut.insert(Notice(path: path, reason: reason))
        continue
      }
      var place = Place(
        occurrence: occurrence, commit: sighting.commit, isCurrent: !current.isEmpty)
      place.occurrence.move(to: path)
      let old = places[occurrence.secret]?[path]
      if let old, old.isCurrent || !place.isCurrent { continue }
      place.commit = old?.commit ?? place.commit
      places[occurrence.secret, default: [:]][path] = place
    }
  }

  private func currentPaths(of blob: ObjectID?) -> [BytePath] {
    blob.map { blob in snapshots.flatMap { $0.paths(of: blob) } } ?? []
  }

  /// Whether the occurrence itself would be kept as a place, and not only as what its blob holds.
  func needs(_ occurrence: Occurrence, in blob: ObjectID) -> Bool {
    guard let known = places[occurrence.secret] else { return true }
    let current = currentPaths(of: blob)
    return current.isEmpty
      ? known[occurrence.file] == nil : current.contains { known[$0]?.isCurrent != true }
  }

  /// Takes what a blob holds that stood there before.
  mutating func add(known occurrence: Occurrence, in blob: ObjectID) {
    guard occurrence.detector.findsSecrets else { return }
    holdings[blob, default: []].append(Holding(occurrence))
    if known[occurrence.secret] == nil { known[occurrence.secret] = occurrence }
  }
}

extension Snippet {
  /// What tells the value's place on its line: the name before it, or else all that is not the value.
  var slot: String {
    let characters = Array(text.unicodeScalars)
    let mark = mark.clamped(to: 0..<characters.count)
    let name = characters[..<mark.lowerBound].reversed().drop { !$0.isNamePart }
      .prefix { $0.isNamePart }
    let kept = name.isEmpty ? characters[..<mark.lowerBound] + characters[mark.upperBound...] : []
    return String(String.UnicodeScalarView(name.isEmpty ? kept : ArraySlice(name.reversed())))
  }
}

extension Snippet {
  /// The name at the beginning of the line, as in `export NAME=…`.
  var firstName: String {
    let words = text.split(separator: "=", maxSplits: 1).first?.split(separator: " ") ?? []
    return words.last.map(String.init) ?? ""
  }
}

extension Unicode.Scalar {
  fileprivate var isNamePart: Bool {
    properties.isAlphabetic || ("0"..."9").contains(self) || self == "_" || self == "-"
  }
}

import Bytes
import Fingerprints
import Git
package import Model
package import Policy
import RuleFiles

/// What a scan goes by: the configuration, and what it names.
package struct ScanPolicy: Sendable {
  /// With the words of files, variables and options.
  package private(set) var configuration = Configuration()
  /// The rules to look with.
  package private(set) var rules = ScanRules.builtIn
  /// The configuration file that was read; nil if there was none.
  package private(set) var file: BytePath?
  /// The findings that are known; nil where there is no baseline.
  package private(set) var baseline: Baseline?
  /// Where the baseline is, or would be.
  package private(set) var baselineFile = BytePath(Baseline.name)
  /// The practices' texts by id, with what is configured of them.
  private(set) var texts: [String: PracticeTexts]
  /// What the policy under review lets through and this one, which is trusted, does not.
  package private(set) var widenings: [Widening] = []
  /// The files as the trusted commit has them; nil where none is named.
  private var trusted: (files: PolicyFiles, paths: PathFilter)?
  /// Which files are wanted.
  private(set) var paths = PathFilter(Configuration())

  /// Nothing is configured.
  package init() { texts = rules.texts }

  /// Reads the policy for what is scanned; where it is that of a trusted commit, compares with it what
  /// is under review.
  package init(
    _ question: PolicyQuestion, for input: ScanRequest.Input
  ) throws(ConfigurationError) {
    try self.init(reading: question, for: input)
    guard question.revision != nil else { return }
    for revision in input.revisionsUnderReview {
      var question = question
      question.revision = revision
      for widening in widenings(of: question, for: input) where !widenings.contains(widening) {
        widenings.append(widening)
      }
    }
  }

  private init(
    reading question: PolicyQuestion, for input: ScanRequest.Input
  ) throws(ConfigurationError) {
    let place = try PolicyPlace(question, above: input.places)
    file = place.file
    if let file {
      let reader = ConfigurationFile { path throws(ConfigurationError) in
        try place.files.bytes(of: path)
      }
      try reader.load(file, into: &configuration)
    }
    if let mistake = ConfigurationKey.mistake(in: Environment.variables) { throw mistake }
    for key in ConfigurationKey.all {
      guard let text = Environment.value(key.variable) else { continue }
      try key.read(text, from: .variable(key.variable), into: &configuration)
    }
    for option in question.options {
      try option.key.read(option.text, from: .option(option.name), into: &configuration)
    }
    rules = try ScanRules(configuration, place.files)
    texts = rules.texts
    try configuration.check(against: rules.ids)
    for (id, settings) in configuration.practices.sorted(by: { $0.key < $1.key }) {
      guard let known = texts[id] else { continue }
      texts[id] = try settings.applied(to: known)
    }
    paths = PathFilter(configuration, roots: input.roots(from: place.folder))
    baselineFile = configuration.baseline.value ?? place.sibling(Baseline.name)
    if question.looksForBaseline { try readBaseline(place.files, question) }
    guard question.revision != nil else { return }
    trusted = (place.files, PathFilter(Configuration(), roots: input.roots(from: place.root)))
  }

  /// What another policy lets through beyond this one; that it cannot be read is told, too.
  private func widenings(
    of question: PolicyQuestion, for input: ScanRequest.Input
  ) -> [Widening] {
    let other: ScanPolicy
    do throws(ConfigurationError) {
      other = try ScanPolicy(reading: question, for: input)
    } catch {
      let place = Finding.Location(path: file ?? BytePath(ConfigurationFile.name))
      return [Widening("cannot be read: \(error)", at: place)]
    }
    let file = other.file ?? BytePath(ConfigurationFile.name)
    var widenings = Widening.of(
      other.configuration, in: file, texts: other.texts, over: configuration, texts)
    let lost = Set(rules.ids.detectors).subtracting(other.rules.ids.detectors).count
    if lost > 0 {
      let what = "looks with \(lost) \(lost == 1 ? "detector" : "detectors") fewer"
      widenings.append(Widening(what, at: Finding.Location(path: file)))
    }
    guard let more = other.baseline else { return widenings }
    return widenings
      + Widening.of(more, in: other.baselineFile, over: baseline ?? Baseline())
  }

  /// The comments, by their files, that the trusted commit does not have.
  func widenings(by comments: [BytePath: [Allow]]) -> [Widening] {
    guard let trusted else { return [] }
    return comments.sorted { $0.key < $1.key }.flatMap { path, comments in
      let old = try? trusted.files.bytes(of: trusted.paths.inside(path))
      return Widening.of(comments, in: path, over: AllowComment.all(in: old ?? []))
    }
  }

  /// Reads the baseline that is named, or the one that is there.
  private mutating func readBaseline(
    _ files: PolicyFiles, _ question: PolicyQuestion
  ) throws(ConfigurationError) {
    let isNamed = configuration.baseline.value != nil
    guard isNamed || question.looksForFile else { return }
    if let bytes = try files.bytes(of: baselineFile) {
      baseline = try Baseline(reading: bytes, file: baselineFile.text)
    } else if isNamed {
      throw configuration.baseline.origin.error(
        "there is no such file; 'credlint baseline create' makes one")
    }
  }

  /// The baseline's entry for a finding.
  package func entry(for finding: Finding) -> BaselineEntry {
    BaselineEntry(finding, at: paths.inside(finding.location.path))
  }

  /// The same policy with another baseline, or none.
  package func with(_ baseline: Baseline?) -> ScanPolicy {
    var policy = self
    policy.baseline = baseline
    return policy
  }

  /// What is said of single credentials.
  var rulings: Rulings { Rulings(configuration, paths: paths) }

  /// Makes the findings' ids.
  var key: FingerprintKey {
    configuration.key.value.map { FingerprintKey($0.bytes) } ?? .publicKey
  }
}

extension ScanRules {
  fileprivate var texts: [String: PracticeTexts] {
    Dictionary(ids.practiceTexts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rules that a configuration asks for.
  fileprivate init(
    _ configuration: Configuration, _ files: PolicyFiles
  ) throws(ConfigurationError) {
    let shipped = configuration.usesBuiltInRules.value
    if shipped, configuration.ruleFiles.isEmpty {
      self = .builtIn
      return
    }
    var known = Set(shipped ? RuleIDs.builtIn.detectors : [])
    var own: [Detector] = []
    for file in configuration.ruleFiles {
      guard let bytes = try files.bytes(of: file.value) else {
        throw file.origin.error("there is no such file")
      }
      let detectors: [Detector]
      do throws(RuleFileError) {
        detectors = try RuleFile.detectors(bytes, file: file.value.text)
      } catch {
        throw ConfigurationError("\(error)")
      }
      for detector in detectors {
        guard known.insert(detector.id).inserted, !RuleIDs.builtIn.practices.contains(detector.id)
        else {
          throw ConfigurationError(
            "\(file.value.text): a rule called '\(detector.id)' is there already; ids are unique")
        }
      }
      own += detectors
    }
    guard !known.isEmpty else {
      throw configuration.usesBuiltInRules.origin.error(
        "no detector is left to look with: name files of your own in rules")
    }
    self.init(own: own, besideBuiltIn: shipped)
  }
}

extension Configuration {
  /// Throws for ids that nothing has, and where nothing is left to look with.
  fileprivate func check(against ids: RuleIDs) throws(ConfigurationError) {
    if let id = ids.firstUnknown(of: enabled + disabled) {
      throw id.origin.unknown("no practice or detector has", near: ids.nearest(to: id.value))
    }
    for (id, settings) in practices.sorted(by: { $0.key < $1.key })
    where !ids.practices.contains(id) {
      let near = Wording.nearest(to: id, among: ids.practices)
      throw settings.origin.unknown("no practice has", near: near)
    }
    let selection = selection
    let isAnyLeft =
      ids.practices.contains { selection.isEnabled(practice: $0, detector: nil) }
      || ids.detectors.contains { selection.isEnabled(detector: $0, of: ids.practices) }
    if !isAnyLeft { throw ConfigurationError("no detector and no practice is left to look with") }
  }
}

extension Origin {
  /// Nothing has this id; it is not shown, as it may be anything.
  fileprivate func unknown(_ what: String, near: String?) -> ConfigurationError {
    let hint = near.map { ", did you mean '\($0)'?" } ?? ""
    return error("\(what) this id\(hint); 'credlint rules' lists them")
  }
}

extension ScanRequest.Input {
  /// Where the policy is looked for.
  fileprivate var places: [BytePath] {
    switch self {
    case .paths(let paths): paths
    case .staged(let folder), .range(_, let folder), .history(_, let folder):
      folder.map { [$0] } ?? []
    case .standardInput, .stagedFiles, .push, .message: []
    }
  }

  /// The commits whose policy is under review; nil for the files as they are. None where nothing is.
  fileprivate var revisionsUnderReview: [String?] {
    switch self {
    case .paths, .staged, .stagedFiles: [nil]
    case .range(let range, _): [range.lastEnd]
    case .push(let push): push.new
    case .standardInput, .message, .history: []
    }
  }

  /// How paths are called from the folder that globs start from.
  fileprivate func roots(from folder: BytePath) -> [PathFilter.Root] {
    guard case .paths(let paths) = self else {
      // Git's paths start at the repository's root.
      var finder = RepositoryFinder()
      let place = finder.place(of: folder)?.path ?? BytePath([])
      return place.bytes.isEmpty ? [] : [PathFilter.Root(given: place, inside: BytePath([]))]
    }
    return paths.map { path in
      let absolute = path.resolved ?? path
      return PathFilter.Root(
        given: path.normalized, inside: absolute.relative(to: folder) ?? absolute)
    }
  }
}

extension String {
  /// Where a range ends, `A..B` or `A...B`.
  fileprivate var lastEnd: String {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    guard let gap = parts.firstIndex(of: "") else { return self }
    return parts[gap...].drop { $0.isEmpty }.joined(separator: ".")
  }
}

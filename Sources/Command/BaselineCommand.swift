import Bytes
import Model
import Policy
import Reports
import Scan

/// `credlint baseline`
struct BaselineCommand {
  let console: Console

  static let actions = ["create", "update", "prune", "audit"]

  func run(_ arguments: BaselineArguments) throws(UsageError) -> ExitStatus {
    var arguments = arguments
    guard let first = arguments.scan.paths.first else {
      throw .wrong("'credlint baseline' needs one of \(Self.actions.joined(separator: ", "))")
    }
    let action = String(decoding: first, as: UTF8.self)
    guard Self.actions.contains(action) else {
      throw .unknownCommand("baseline \(action)", known: Self.actions.map { "baseline " + $0 })
    }
    arguments.scan.paths.removeFirst()
    if action == "create" { arguments.scan.ignoresBaseline = true }
    let session = try session(arguments)
    switch action {
    case "create": return try create(session, arguments)
    case "update": return try update(session, arguments)
    case "prune": return try prune(session, onlyChecking: arguments.onlyChecks)
    default: return try audit(session)
    }
  }

  /// What a baseline is made from.
  private struct Session {
    var request: ScanRequest
    var report: Report
    /// An entry for each finding that no comment silences.
    var found: [BaselineEntry]
    var file: BytePath { request.policy.baselineFile }
  }

  /// Scans without the baseline; throws where not all could be read.
  private func session(_ arguments: BaselineArguments) throws(UsageError) -> Session {
    let scan = ScanCommand(console: console)
    var request = try scan.request(arguments.scan, for: try scan.input(arguments.scan))
    let known = request.policy.baseline
    request.policy = request.policy.with(nil)
    let report = scan.report(of: request, arguments.scan)
    guard report.scan.isComplete else {
      let style = TextStyle(color: false, width: 0, verbose: false)
      console.tell(Closing(report: report, style: style).unread)
      throw .wrong("not all could be read, so that nothing was written")
    }
    request.policy = request.policy.with(known)
    let entries = try entries(for: report.findings, request, arguments)
    return Session(request: request, report: report, found: entries)
  }

  private func entries(
    for findings: [Finding], _ request: ScanRequest, _ arguments: BaselineArguments
  ) throws(UsageError) -> [BaselineEntry] {
    if let day = arguments.lastDays.last, Instant(day: day) == nil {
      throw .wrong("option --until takes a date as in 2027-01-31")
    }
    let imported = try imported(arguments.imports)
    var used: Set<KnownPlaces.Place> = []
    var entries: [BaselineEntry] = []
    for finding in findings {
      var entry = request.policy.entry(for: finding)
      entry.reason = arguments.reasons.last
      if let imported {
        guard let place = imported.list.place(of: finding, at: BytePath(entry.path)) else {
          continue
        }
        used.insert(place)
        entry.reason = entry.reason ?? "imported from \(imported.file)"
      }
      entry.owner = arguments.owners.last
      entry.lastDay = arguments.lastDays.last
      entries.append(entry)
    }
    if let imported, used.count < imported.list.places.count {
      console.say(
        "warning: \(imported.list.places.count - used.count) of \(imported.list.places.count) "
          + "places of \(imported.file) hold no finding of ours")
    }
    return entries
  }

  private func imported(
    _ files: [String]
  ) throws(UsageError) -> (list: KnownPlaces, file: String)? {
    guard let file = files.last else { return nil }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try BytePath(file).read() } catch {
      throw .wrong("option --from: \(file.visible): \(error)")
    }
    do throws(ConfigurationError) {
      let name = String(decoding: BytePath(file).name, as: UTF8.self)
      return (try KnownPlaces(reading: bytes, file: file), name)
    } catch {
      throw .wrong("\(error)".visible)
    }
  }

  private func create(
    _ session: Session, _ arguments: BaselineArguments
  ) throws(UsageError) -> ExitStatus {
    let isThere = (try? FileStatus(of: session.file, followingLink: true)) != nil
    if isThere, !arguments.replaces {
      throw .wrong(
        "\(session.file.text.visible) is there already: update or prune it, or create it anew with "
          + "--force")
    }
    var baseline = Baseline()
    baseline.update(with: session.found, at: session.request.now)
    return try write(baseline, to: session.file)
  }

  private func update(
    _ session: Session, _ arguments: BaselineArguments
  ) throws(UsageError) -> ExitStatus {
    var baseline = session.request.policy.baseline ?? Baseline()
    baseline.update(with: session.found, at: session.request.now)
    return try write(baseline, to: session.file)
  }

  private func prune(
    _ session: Session, onlyChecking: Bool
  ) throws(UsageError) -> ExitStatus {
    guard var baseline = session.request.policy.baseline else {
      throw .wrong("there is no baseline: 'credlint baseline create' makes one")
    }
    let count = baseline.prune(to: session.found, at: session.request.now)
    if onlyChecking {
      _ = try answer("\(session.file.text.visible): \(count) to prune\n", console)
      return count == 0 ? .clean : .findings
    }
    return try write(baseline, to: session.file)
  }

  private func audit(_ session: Session) throws(UsageError) -> ExitStatus {
    let walk = AuditWalk(
      report: session.report, policy: session.request.policy, now: session.request.now,
      console: console)
    guard let baseline = walk.run() else { return .clean }
    return try write(baseline, to: session.file)
  }

  private func write(_ baseline: Baseline, to file: BytePath) throws(UsageError) -> ExitStatus {
    do throws(SystemError) { try Output.save(baseline.bytes, as: file) } catch {
      throw .wrong("\(file.text.visible): cannot be written: \(error)")
    }
    let count = baseline.entries.count
    return try answer(
      "\(file.text.visible): \(count) \(count == 1 ? "entry" : "entries")\n", console)
  }
}

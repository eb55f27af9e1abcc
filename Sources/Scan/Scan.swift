import Bytes
import Detection
import Evidence
import FileTrees
import Fingerprints
package import Model
import Policy
import Practices
import RulePack
import Rulebook
import Synchronization

/// Scans what is asked for and judges what is found; says what could not be read, and never throws.
///
/// - Parameter progress: told now and then, on any thread, how many files and bytes were read.
package func scan(
  _ request: ScanRequest, progress: @escaping @Sendable (_ files: Int, _ bytes: Int) -> Void
) -> Report {
  let engine = Engine(rules: builtInRules)
  var summary = Report.Summary(mode: request.mode, now: request.now)
  var reading: Reading
  switch request.input {
  case .paths(let paths): reading = read(paths, engine, request.workers, progress)
  case .standardInput(let name): reading = readStandardInput(name, engine)
  }
  reading.sort()
  summary.files = reading.files
  summary.bytes = reading.bytes
  summary.skipped = reading.skipped
  summary.unread = reading.unread
  return judge(reading.occurrences, request, summary)
}

extension ScanRequest {
  fileprivate var mode: String {
    switch input {
    case .paths: "tree"
    case .standardInput: "stdin"
    }
  }
}

private func read(
  _ paths: [BytePath], _ engine: Engine, _ workers: Int,
  _ progress: @Sendable (_ files: Int, _ bytes: Int) -> Void
) -> Reading {
  let walk = TreeWalk(paths: paths, workers: workers)
  let total = Mutex(Reading())
  let files = Atomic(0)
  let bytes = Atomic(0)
  runWorkers(workers) { _ in
    guard var examiner = Examiner(engine) else {
      let notice = Notice(path: BytePath("."), reason: "out of memory")
      return total.withLock { $0.unread.append(notice) }
    }
    walk.join { event in
      switch event {
      case .file(let path):
        let before = examiner.reading.bytes
        examiner.examine(path)
        let read = files.add(1, ordering: .relaxed).newValue
        let size = bytes.add(examiner.reading.bytes - before, ordering: .relaxed).newValue
        if read % 64 == 0 { progress(read, size) }
      case .skipped(let notice): examiner.noteSkipped(notice)
      case .unread(let notice): examiner.noteUnread(notice)
      }
    }
    let own = examiner.reading
    total.withLock { $0.add(own) }
  }
  return total.withLock { $0 }
}

private func readStandardInput(_ name: BytePath, _ engine: Engine) -> Reading {
  guard var examiner = Examiner(engine) else {
    var reading = Reading()
    reading.unread = [Notice(path: name, reason: "out of memory")]
    return reading
  }
  examiner.examineStandardInput(as: name)
  return examiner.reading
}

/// From occurrences to findings: what is known of each, what it breaks, and what is wanted of that.
private func judge(
  _ found: [Occurrence], _ request: ScanRequest, _ summary: Report.Summary
) -> Report {
  var summary = summary
  let known = RuleIDs.builtIn
  var occurrences = found.filter {
    $0.detector.confidence >= request.thresholds.confidence
      && request.selection.isEnabled(detector: $0.detector.id, of: known.practices)
  }
  let surroundings: Surroundings
  switch request.input {
  case .paths: surroundings = Surroundings(of: &occurrences, found, &summary)
  case .standardInput: surroundings = Surroundings()
  }
  let credentials = Gathering.credentials(
    from: occurrences.filter(\.detector.findsSecrets))
  let texts = Dictionary(
    uniqueKeysWithValues: known.practiceTexts.map { ($0.id, $0) })
  let selection = request.selection
  let circumstances = Circumstances(
    now: request.now, texts: texts, key: .publicKey,
    isEnabled: { selection.isEnabled(practice: $0, detector: $1) },
    folderUse: surroundings.folderUse(around: credentials), ignoreGaps: surroundings.ignoreGaps)
  let judged = Judgement().findings(
    for: credentials, places: occurrences.filter { !$0.detector.findsSecrets }, in: circumstances)

  let findings = judged.findings.filter(request.thresholds.reports)
  let named = Set(findings.compactMap(\.credential))
  let rules = Set(findings.map(\.rule))
  summary.warnings = (summary.warnings + judged.warnings).sorted()
  let tool = Report.Tool(
    version: toolVersion, detectors: known.detectors.count, practices: known.practices.count,
    digest: sha256(builtInRules.bytes))
  return Report(
    tool: tool, scan: summary, findings: findings,
    credentials: credentials.filter { named.contains($0.id) },
    rules: judged.rules.filter { rules.contains($0.id) })
}

import Bytes
import Model
import Policy
import Scan

/// `credlint scan`
struct ScanCommand {
  let console: Console

  func run(_ arguments: ScanArguments) throws(UsageError) -> ExitStatus {
    try run(arguments, on: try input(arguments))
  }

  /// Scans something else than what the arguments name.
  func run(
    _ arguments: ScanArguments, on input: ScanRequest.Input
  ) throws(UsageError) -> ExitStatus {
    let delivery = try Delivery(arguments.output, console: console)
    let request = try request(arguments, for: input)
    var report = report(of: request, arguments)
    if case .paths = input, delivery.tellsFixes {
      let proposals = FixPlan(report, for: .proposals).proposals
      for index in report.findings.indices {
        report.findings[index].fix = proposals[report.findings[index].id]
      }
    }
    return delivery.deliver(report, request.policy.configuration.thresholds)
  }

  /// Scans, and shows how far it has come.
  func report(of request: ScanRequest, _ arguments: ScanArguments) -> Report {
    let progress = showsProgress(arguments) ? Progress() : nil
    var report = scan(request, progress: progress?.show)
    progress?.clear()
    report.scan.revision = .told
    return report
  }

  /// What the arguments ask for.
  func request(
    _ arguments: ScanArguments, for input: ScanRequest.Input
  ) throws(UsageError) -> ScanRequest {
    var request = ScanRequest(now: try now(arguments.now.last))
    request.input = input
    request.policy = try arguments.policy(for: input)
    request.ignored = arguments.ignored
    request.keepsValues = arguments.output.showsSecrets
    request.tellsLooks = arguments.output.isVerbose
    request.workers =
      request.policy.configuration.jobs.value ?? min(Environment.processors, 64)
    request.cache = arguments.keepsNothing ? nil : Environment.cacheFolder
    request.inventories = try inventories(arguments) + arguments.judged
    request.judgesInventories = !arguments.judged.isEmpty
    return request
  }

  /// What the arguments name.
  func input(_ arguments: ScanArguments) throws(UsageError) -> ScanRequest.Input {
    if arguments.paths.contains([]) { throw .wrong("a path is empty") }
    let isPiped = arguments.readsStandardInput || arguments.paths == [Array("-".utf8)]
    let modes = [
      arguments.isStaged, arguments.readsHistory, isPiped, !arguments.ranges.isEmpty,
    ].count { $0 }
    guard modes <= 1, arguments.ranges.count <= 1 else {
      throw .wrong("only one of --staged, --range, --history and --stdin can be given, and once")
    }
    if !arguments.standardInputPath.isEmpty && !isPiped {
      throw .wrong("--stdin-path goes with --stdin")
    }
    var reach = HistoryReach()
    reach.revisions = arguments.revisions
    reach.includesReflog = arguments.readsReflog
    reach.includesUnreachable = arguments.readsUnreachable
    if reach != HistoryReach() && !arguments.readsHistory {
      throw .wrong("--rev, --reflog and --unreachable go with --history")
    }
    let paths = arguments.paths.map(BytePath.init)
    if modes == 0 {
      let paths = paths.isEmpty ? [BytePath(".")] : paths
      // An empty listing is all that the system has of a folder that was deleted under us.
      if Environment.workingFolder == nil, !paths.allSatisfy(\.isAbsolute) {
        throw .wrong("the working folder has vanished: go to one that exists")
      }
      return .paths(paths)
    }
    if isPiped {
      guard paths.isEmpty || !arguments.readsStandardInput else {
        throw .wrong("--stdin takes the place of paths")
      }
      return .standardInput(
        name: BytePath(arguments.standardInputPath.last ?? "standard-input"))
    }
    guard paths.count <= 1 else {
      throw .wrong("with --staged, --range and --history one PATH names the repository")
    }
    if let range = arguments.ranges.first { return .range(range, in: paths.first) }
    return arguments.isStaged ? .staged(paths.first) : .history(reach, in: paths.first)
  }

  private func inventories(_ arguments: ScanArguments) throws(UsageError) -> [BytePath] {
    if arguments.inventories.contains("") { throw .wrong("option --inventory: a path is empty") }
    return arguments.inventories.map { BytePath($0) }
  }

  private func now(_ text: String?) throws(UsageError) -> Instant {
    guard let text else { return Environment.now }
    guard let now = Instant(text) else {
      throw .wrong("option --now takes a date and time as in 2026-01-31T12:00:00Z")
    }
    return now
  }

  private func showsProgress(_ arguments: ScanArguments) -> Bool {
    !arguments.hidesProgress && !arguments.output.isQuiet
      && Environment.isTerminal(Output.standardError)
  }
}

import Hooks
import Model
import Reports
import Scan

/// `credlint hook`
struct HookCommand {
  let console: Console

  static let summary = "Run as a git hook, or install one"

  /// Scans what git or a framework asks for.
  func run(_ arguments: HookRunArguments) throws(UsageError) -> ExitStatus {
    let call = HookCall(
      type: arguments.type, operands: arguments.scan.paths,
      takesOnlyFiles: arguments.takesOnlyFiles)
    let input: ScanRequest.Input
    do throws(HookError) { input = try call.input() } catch { throw .wrong("\(error)".visible) }
    return try ScanCommand(console: console).run(arguments.scan, on: input)
  }

  func install(_ arguments: HookInstallArguments) throws(UsageError) -> ExitStatus {
    let types = try types(arguments) ?? [.preCommit]
    return try each(types) { (installer, type) throws(HookError) in try installer.install(type) }
  }

  func uninstall(_ arguments: HookInstallArguments) throws(UsageError) -> ExitStatus {
    let types = try types(arguments) ?? HookType.allCases
    return try each(types) { (installer, type) throws(HookError) in try installer.uninstall(type) }
  }

  /// Nil if none was typed.
  private func types(_ arguments: HookInstallArguments) throws(UsageError) -> [HookType]? {
    if arguments.types.isEmpty { return nil }
    var types: [HookType] = []
    for word in arguments.types {
      guard let type = HookType(rawValue: word) else {
        throw .badValue(of: "--type", given: word, expected: HookType.allCases.map(\.rawValue))
      }
      types.append(type)
    }
    return types
  }

  /// Does what can be done, and says what cannot.
  private func each(
    _ types: [HookType],
    _ change: (HookInstaller, HookType) throws(HookError) -> HookInstaller.Outcome
  ) throws(UsageError) -> ExitStatus {
    let installer: HookInstaller
    do throws(HookError) { installer = try HookInstaller() } catch {
      throw .wrong("\(error)".visible)
    }
    var status = ExitStatus.clean
    var told: [String] = []
    for type in types {
      do throws(HookError) {
        told.append("\(type.rawValue): \(try change(installer, type).text)\n")
      } catch {
        console.say("error: \("\(error)".visible)")
        status = .incomplete
      }
    }
    _ = try answer(told.joined(), console)
    return status
  }
}

extension HookInstaller.Outcome {
  fileprivate var text: String {
    switch self {
    case .installed(let file): "installed in \(file.text.visible)"
    case .configured(let name): "installed in the repository's configuration as hook.\(name)"
    case .alreadyInstalled: "installed already"
    case .removed: "removed"
    case .notInstalled: "not installed"
    }
  }
}

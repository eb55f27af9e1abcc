package import Model
import RulePack

/// Which detectors look at which paths: few have filters of paths, and those have few different ones, so
/// that a path's kind, a bit for each filter that lets it through, tells all of them.
package struct PathKinds: Sendable {
  private var filters: [Filter] = []
  /// For each form the bit that a kind must have; zero where it looks at any path.
  private var needed: [UInt32]

  private struct Filter {
    var only: [String]
    var never: [String]
    var onlyGlobs: [Glob]
    var neverGlobs: [Glob]

    func accepts(_ path: BytePath) -> Bool {
      (onlyGlobs.isEmpty || onlyGlobs.contains { $0.matches(path) })
        && !neverGlobs.contains { $0.matches(path) }
    }
  }

  /// Those of all detectors.
  package init(of engine: Engine) {
    needed = Array(repeating: 0, count: engine.rules.formCount)
    for form in needed.indices {
      let (only, never) = engine.rules.paths(ofDetector: engine.rules.detector(ofForm: form))
      if only.isEmpty, never.isEmpty { continue }
      let known = filters.firstIndex { $0.only == only && $0.never == never }
      // What has no bit is not told apart.
      guard let index = known ?? (filters.count < 31 ? filters.count : nil) else { continue }
      if known == nil {
        filters.append(
          Filter(
            only: only, never: never, onlyGlobs: only.map(Glob.init),
            neverGlobs: never.map(Glob.init)))
      }
      needed[form] = 1 << UInt32(index)
    }
  }

  /// The kind of a path.
  package func kind(of path: BytePath) -> UInt32 {
    var kind: UInt32 = 0
    for (index, filter) in filters.enumerated() where filter.accepts(path) {
      kind |= 1 << UInt32(index)
    }
    return kind
  }

  /// Whether a form's detector looks at paths of a kind; true where that is not told apart.
  func accepts(_ kind: UInt32, form: Int) -> Bool { needed[form] & ~kind == 0 }
}

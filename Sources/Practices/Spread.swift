import Model

// How far a value has travelled decides how much of its severity counts. One formula serves all
// practices that are about a value:
//
//   committed, staged, history, outside git, unknown   what the rule says
//   unstaged, untracked                                one step less
//   ignored, others can read the file                  one step less, and at most low
//   ignored, only its owner can                        info
//
// Exposure practices move the detector's severity by the occurrence's spread; what is judged once a
// credential moves the practice's own severity by the widest spread of its occurrences.

/// How far a value has travelled, from its owner's disk to the world.
enum Spread: Int, Comparable {
  case owner, machine, workTree, world

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Severity {
  /// What is left of it for a value that has come so far; never more than it was.
  func moved(by spread: Spread) -> Severity {
    switch spread {
    case .world: self
    case .workTree: lowered(by: 1)
    case .machine: min(lowered(by: 1), .low)
    case .owner: .info
    }
  }
}

extension Occurrence {
  /// How far the value has come from here.
  var spread: Spread {
    switch exposure {
    case .committed, .staged, .history, .outsideGit, nil: .world
    case .unstaged, .untracked: .workTree
    case .ignored: isReadableByOthers ?? true ? .machine : .owner
    }
  }

  /// Whether the file's permission bits let its group or others read it; nil where there are none.
  var isReadableByOthers: Bool? { permissions.map { $0 & 0o044 != 0 } }
}

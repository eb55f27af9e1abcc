import Bytes
import Detection
import FileTrees
import Model
import Policy
import Synchronization

/// Scans every file below some paths with so many workers.
///
/// - Parameter progress: nil if nobody watches, so that nothing is counted.
func readFiles(
  below paths: [BytePath], _ filter: PathFilter, _ ignored: IgnoredFiles, _ engine: Engine,
  workers: Int, _ progress: (@Sendable (Advance) -> Void)?
) -> Reading {
  let wanted = TreeWalk.Wanted(below: paths, ignored) { path, isFolder in
    if filter.isEmpty { return nil }
    return isFolder ? filter.refusal(ofFolder: path) : filter.refusal(ofFile: path)
  }
  let walk = TreeWalk(paths: paths, wanted: wanted)
  let count = TreeCount { TreeWalk(paths: paths, wanted: wanted) }
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
        if read % 64 == 0, let progress {
          progress(Advance(files: read, bytes: size, total: count.files))
        }
      case .skipped(let notice): examiner.noteSkipped(notice)
      case .unread(let notice): examiner.noteUnread(notice)
      case .missing(let path): examiner.noteMissing(path)
      }
    }
    let own = examiner.reading
    total.withLock { $0.add(own) }
  }
  return total.withLock { $0 }
}

/// Scans standard input under a name.
func readStandardInput(as name: BytePath, _ engine: Engine) -> Reading {
  guard var examiner = Examiner(engine) else {
    var reading = Reading()
    reading.unread = [Notice(path: name, reason: "out of memory")]
    return reading
  }
  examiner.examineStandardInput(as: name)
  return examiner.reading
}

import Bytes
import FileTrees
import Model
import Synchronization

// floor -jN PATH ...: walks and reads as `credlint scan` does, and looks at nothing.

var workers = 2
var paths: [BytePath] = []
for argument in CommandLine.arguments.dropFirst() {
  if argument.hasPrefix("-j"), let count = Int(argument.dropFirst(2)) {
    workers = count
  } else {
    paths.append(BytePath(argument))
  }
}

let walk = TreeWalk(paths: paths)
let files = Atomic(0)
let bytes = Atomic(0)
runWorkers(workers) { _ in
  var reader = FileReader()
  walk.join { event in
    guard case .file(let path) = event else { return }
    let status = try? reader.withFile(path) { text, segment in
      if segment.isLast { bytes.add(segment.offset + text.count, ordering: .relaxed) }
    }
    if status != nil { files.add(1, ordering: .relaxed) }
  }
}
print("\(files.load(ordering: .relaxed)) files, \(bytes.load(ordering: .relaxed)) bytes")

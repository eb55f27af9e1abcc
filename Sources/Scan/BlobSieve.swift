import Bytes
import Detection
import Git
import Model
import Synchronization

/// Tells which blobs of a history may hold what is wanted, looking only at what is new in each.
struct BlobSieve: Sendable {
  /// Indices of the blobs that are to be scanned as a whole, rising.
  private(set) var open: [Int] = []
  /// The others, which hold nothing that is wanted, with how many bytes each has.
  private(set) var clear: [(blob: Int32, size: Int32)] = []
  /// How many of those were told of, and their bytes.
  private var blobs = 0
  private var bytes = 0

  /// - Parameters:
  ///   - paths: for each blob the kind of its path.
  ///   - workers: how many threads look at once, 1 or more.
  ///   - progress: told now and then how many blobs, and how many of their bytes, were looked at.
  init(
    _ forest: DeltaForest, _ engine: Engine, _ kinds: PathKinds, paths: [UInt32], workers: Int,
    wanted: @escaping @Sendable (Detector) -> Bool,
    _ progress: @Sendable (_ blobs: Int, _ bytes: Int) -> Void
  ) {
    let next = Atomic(0)
    let sum = Mutex(Self())
    runWorkers(workers) { _ in
      var own = Self()
      own.sift(forest, engine, kinds, paths, wanted) {
        next.wrappingAdd(1, ordering: .relaxed).oldValue
      } told: { blobs, bytes in
        let all = sum.withLock { sum in
          sum.blobs += blobs
          sum.bytes += bytes
          return (sum.blobs, sum.bytes)
        }
        progress(all.0, all.1)
      }
      sum.withLock {
        $0.open += own.open
        $0.clear += own.clear
      }
    }
    self = sum.withLock { $0 }
    open = (open + forest.others).sorted()
  }

  private init() {}

  /// In bytes: larger blobs are scanned one at a time.
  private static let largestText = 16 * 1024 * 1024

  /// Looks at one tree of the forest after another.
  ///
  /// - Parameters:
  ///   - next: names the next tree.
  ///   - told: told of blobs that hold nothing, and of their bytes.
  private mutating func sift(
    _ forest: DeltaForest, _ engine: Engine, _ kinds: PathKinds, _ paths: [UInt32],
    _ wanted: @escaping (Detector) -> Bool, next: () -> Int, told: (Int, Int) -> Void
  ) {
    guard var walk = FamilyWalk(forest, largest: Self.largestText),
      var tracer = Tracer(engine, kinds, isWanted: wanted)
    else { return }
    while case let root = next(), root < forest.roots.count {
      walk.walk(forest.roots[root]) { visit in
        // What is searched in another form than it is kept in has no place here.
        guard BlobScan.searchesAsIs(visit.text) else {
          if let blob = visit.blob { open.append(blob) }
          return nil
        }
        let trace = tracer.trace(
          visit.text.span, kind: paths[visit.kin], copies: visit.copies,
          from: (visit.base as? KeptTrace)?.trace)
        if let blob = visit.blob {
          if trace.mayHold { open.append(blob) } else { clear(blob, visit.text.count) }
        }
        return KeptTrace(trace)
      } unread: { blob in
        open.append(blob)
      }
      if blobs >= 512 || root + 1 == forest.roots.count { tell(told) }
    }
    tell(told)
  }

  private mutating func clear(_ blob: Int, _ size: Int) {
    clear.append((Int32(blob), Int32(size)))
    blobs += 1
    bytes += size
  }

  private mutating func tell(_ told: (Int, Int) -> Void) {
    told(blobs, bytes)
    (blobs, bytes) = (0, 0)
  }
}

/// The trace of a text, as a walk keeps it.
private final class KeptTrace {
  let trace: Trace

  init(_ trace: Trace) { self.trace = trace }
}

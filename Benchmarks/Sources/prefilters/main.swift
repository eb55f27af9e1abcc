import Bytes
import FileTrees
import Model
import Prefilter

// prefilters KEYWORDS FOLDER [MEGABYTES]: the designs side by side over the same text.

/// The files below a folder as one text, so far as it fits.
func text(below folder: String, atMost limit: Int) -> [UInt8] {
  var text: [UInt8] = []
  var reader = FileReader()
  TreeWalk(paths: [BytePath(folder)]).join { event in
    guard case .file(let path) = event, text.count < limit else { return }
    _ = try? reader.withFile(path) { bytes, _ in
      unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    }
  }
  return Array(text.prefix(limit))
}

let arguments = CommandLine.arguments
precondition(arguments.count >= 3, "usage: prefilters KEYWORDS FOLDER [MEGABYTES]")
let keywords = text(below: arguments[1], atMost: .max).split(separator: UInt8(ascii: "\n"))
  .map(Array.init)
let sample = text(
  below: arguments[2],
  atMost: (arguments.count > 3 ? Int(arguments[3]) ?? 64 : 64) * 1_000_000)
print("\(keywords.count) keywords, \(sample.count / 1_000_000) MB")

let designs: [any Design] =
  Prefilter.Kernel.available.map { Grams(keywords, $0) }
  + [AhoCorasick(keywords), TokenRuns(keywords), Teddy(keywords)]
var expected: [Prefilter.Hit]?
for design in designs {
  var best = Double.infinity
  var closer = 0
  var hits: [Prefilter.Hit] = []
  for _ in 0..<3 {
    hits.removeAll(keepingCapacity: true)
    let clock = ContinuousClock()
    let start = clock.now
    closer = design.scan(sample, into: &hits)
    let (seconds, attoseconds) = (clock.now - start).components
    best = min(best, Double(seconds) + Double(attoseconds) * 1e-18)
  }
  hits.sort { ($0.position, $0.keyword) < ($1.position, $1.keyword) }
  let verdict = expected == nil ? "" : hits == expected ? "" : "  (differs)"
  expected = expected ?? hits
  print(
    design.name, "\(Int(Double(sample.count) / 1e6 / best)) MB/s",
    "\(closer * 1000 / sample.count) looks a kB",
    "\(hits.count) hits\(verdict)", separator: "\t")
}

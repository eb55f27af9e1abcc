import Bytes
import Model

/// Every parser and decoder that is tried with bytes of all kinds; `FUZZ_TARGET` names one.
private let targets: [String: @Sendable ([UInt8]) -> Void] = [
  "allows": tryAllows, "answers": tryAnswers, "baseline": tryBaseline,
  "configuration": tryConfiguration, "containers": tryContainers, "decoders": tryDecoders,
  "deltas": tryDeltas, "encodings": tryEncodings, "evidence": tryEvidence, "indices": tryIndices,
  "inventories": tryInventories, "json": tryJSON, "objects": tryObjects, "packs": tryPacks,
  "prefilter": tryPrefilter, "reports": tryReports, "rules": tryRules, "scanner": tryScanner,
  "templates": tryTemplates,
]

private let target: @Sendable ([UInt8]) -> Void = {
  let name = Environment.value("FUZZ_TARGET") ?? ""
  guard let target = targets[name] else {
    preconditionFailure("FUZZ_TARGET is one of: " + targets.keys.sorted().joined(separator: " "))
  }
  return target
}()

/// A folder for files of this run, which `Scripts/fuzz` has made.
let scratch = BytePath(Environment.value("FUZZ_SCRATCH") ?? "/nowhere")

/// What libFuzzer calls: bytes that it has made up; whatever they are, this returns.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  target(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

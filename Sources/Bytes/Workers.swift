import Dispatch

/// Runs `body` on so many threads at once, this one among them, and returns when all have ended.
package func runWorkers(_ count: Int, _ body: @Sendable (_ worker: Int) -> Void) {
  if count <= 1 { return body(0) }
  DispatchQueue.concurrentPerform(iterations: count, execute: body)
}

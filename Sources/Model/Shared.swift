/// A value that all copies of what holds it have in common, for as long as any of them lives.
package final class Shared<Value: Sendable>: Sendable {
  package let value: Value

  package init(_ value: Value) { self.value = value }
}

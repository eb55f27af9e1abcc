/// Why a container could not be read to its end.
package enum ContainerError: Error, Sendable {
  /// It only begins like one.
  case notOne
  /// It is cut short or damaged.
  case damaged
  /// Even the names in it are encrypted.
  case encrypted
  /// The budget is spent; it says of which limit.
  case overBudget
  case outOfMemory
}

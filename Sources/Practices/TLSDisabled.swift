import Model

/// A program or a command is told not to check whom it sends its key to.
struct TLSDisabled: SurroundingsPractice {
  let id = "tls-disabled"
}

/// What the exit status says (contract, section 3); incomplete wins over findings.
enum ExitStatus: Int32 {
  /// All was read, and nothing at or above the threshold was found.
  case clean = 0
  case findings = 1
  /// Usage, configuration or I/O error, or a scan that could not read all it was asked for.
  case incomplete = 2
}

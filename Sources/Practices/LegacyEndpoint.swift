import Model

/// A file names an address that its provider has replaced.
struct LegacyEndpoint: SurroundingsPractice {
  let id = "legacy-endpoint"
}

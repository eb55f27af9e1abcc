import Fingerprints
import Model
import RuleFiles
import RulePack
import Rulebook

/// The rules that a scan looks with.
package struct ScanRules: Sendable {
  /// The rules that credlint ships with.
  package static let builtIn = ScanRules(packed: builtInRules, digest: builtInRulesDigest)

  let packed: PackedRules
  /// SHA-256 of the packed form, lower-case hexadecimal.
  let digest: String
  /// What they are called.
  package let ids: RuleIDs

  private init(packed: PackedRules, digest: String) {
    self.packed = packed
    self.digest = digest
    ids = RuleIDs(of: packed)
  }

  /// Detectors of one's own, beside those that credlint ships with or in their place.
  init(own: [Detector], besideBuiltIn: Bool) {
    let known = RuleIDs.builtIn
    let shipped = besideBuiltIn ? known.testedDetectors : []
    let bytes = PackWriter.pack(
      detectors: shipped + own, practices: known.practiceTexts,
      placeholders: builtInRules.placeholders())
    self.init(packed: PackedRules(bytes), digest: sha256(bytes))
  }
}

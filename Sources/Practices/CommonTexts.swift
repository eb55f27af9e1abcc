import Model

/// Texts that many findings have in common, each kept once.
struct CommonTexts {
  private var titles: Set<String> = []
  private var lists: Set<[String]> = []

  /// Lets a finding have the texts that others have, too.
  mutating func share(with finding: inout Finding) {
    finding.title = titles.insert(finding.title).memberAfterInsert
    finding.remediation = lists.insert(finding.remediation).memberAfterInsert
    finding.references = lists.insert(finding.references).memberAfterInsert
    finding.also = lists.insert(finding.also).memberAfterInsert
  }
}

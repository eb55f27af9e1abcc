import Model

/// An export that lists credentials, or holds them, lies inside the tree.
struct InventoryCommitted: ExposurePractice, SurroundingsPractice {
  let id = "inventory-committed"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.setting.contains(.export) }

  /// Lists without values tell whose keys there are: one finding a file that is a list.
  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    let told = Set(credentials.flatMap { $0.occurrences + $0.names }.map(\.path))
    let rows = Dictionary(grouping: places.filter { $0.detector.practice == id }, by: \.path)
    let first = rows.filter { path, rows in
      !told.contains(path) && (rows.count > 1 || rows.contains(where: fits))
    }.compactMap(\.value.first)
    return findings(at: first, by: texts, in: circumstances).map { finding in
      var finding = finding
      finding.severity = min(finding.severity, .low)
      return finding
    }
  }
}

import Fingerprints
package import Model

/// A change under review that lets through what the trusted policy does not.
package struct AllowanceWidened: PolicyBreach {
  package static let id = "allowance-widened"

  /// What says so.
  package var location: Finding.Location
  /// What follows the file's name, as in `excludes files`.
  package var what: String
  /// Tells it from others of one file; hashed, never shown.
  package var mark: String

  package init(at location: Finding.Location, what: String, mark: String) {
    self.location = location
    self.what = what
    self.mark = mark
  }

  /// Where the policy says so.
  package func finding(by texts: PracticeTexts, in circumstances: Circumstances) -> Finding {
    Finding(
      at: location, by: texts, words: ["what": what],
      named: [location.path.text, what, mark], key: circumstances.key)
  }
}

import Model
import TestSupport
import Testing

/// Patterns of file names.
@Suite struct GlobTests {
  @Test(arguments: [
    ("*.tf", "modules/Main.TF", true), ("*.tf", "main.tf.json", false),
    ("**/test/**", "a/test/b.go", true), ("**/test/**", "test/b.go", true),
    ("**/test/**", "a/tests/b.go", false), ("src/*.c", "x/src/a.c", true),
    ("src/*.c", "src/x/a.c", false), ("src/**/a.c", "src/x/y/a.c", true),
    ("locale*/**", "x/locales/de.po", true), ("a?c", "abc", true), ("a?c", "a/c", false),
  ])
  func `says which paths fit`(glob: String, path: String, fits: Bool) {
    #expect(Glob(glob).matches(BytePath(path)) == fits)
  }

  /// The plain way, character by character.
  private func matches(_ pattern: Substring, _ text: Substring) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if pattern.hasPrefix("**") {
      var rest = pattern.dropFirst(2)
      if rest.first == "/" { rest = rest.dropFirst() }
      return text.indices.contains { matches(rest, text[$0...]) } || matches(rest, "")
    }
    if first == "*" {
      if matches(pattern.dropFirst(), text) { return true }
      return !text.isEmpty && text.first != "/" && matches(pattern, text.dropFirst())
    }
    guard let next = text.first, first == next || first == "?" && next != "/" else { return false }
    return matches(pattern.dropFirst(), text.dropFirst())
  }

  @Test func `is quick, and says what the plain way says`() throws {
    try forAll(seed: 77, count: 400) { random in
      let parts = ["**", "**/", "*", "/", "a", "b", "?", "ab"]
      let count = random.number(in: 1..<6)
      // A path does not end with a slash.
      let glob =
        (0..<count).map { _ in random.pick(from: parts) }.joined() + random.pick(from: ["a", "*"])
      let path = String(
        decoding: random.bytes(random.number(in: 1..<9), of: "aab/"), as: UTF8.self)
      let ends = path.split(separator: "/", omittingEmptySubsequences: false)
      let tried =
        glob.contains("/")
        ? ends.indices.map { ends[$0...].joined(separator: "/") } : [String(ends.last ?? "")]
      #expect(
        Glob(glob).matches(BytePath(path)) == tried.contains { matches(glob[...], $0[...]) },
        "\(glob) \(path)")
    }
  }
}

import Model
import Testing

/// Paths as bytes.
@Suite struct BytePathTests {
  @Test func `a path is its folder and its name`() {
    for (path, folder, name) in [
      ("a", ".", "a"), ("a/b", "a", "b"), ("/a", "/", "a"), ("/a/b", "/a", "b"), ("./a", ".", "a"),
    ] {
      #expect(BytePath(path).parent == BytePath(folder))
      #expect(String(decoding: BytePath(path).name, as: UTF8.self) == name)
    }
    #expect(BytePath(".").appending("a".utf8) == BytePath("a"))
    #expect(BytePath("a").appending("b".utf8) == BytePath("a/b"))
    #expect(BytePath("/").appending("b".utf8) == BytePath("/b"))
  }

  @Test func `what is inside is told from what only begins alike`() {
    #expect(BytePath("/a/b/c").relative(to: BytePath("/a")) == BytePath("b/c"))
    #expect(BytePath("/a").relative(to: BytePath("/a")) == BytePath(""))
    #expect(BytePath("/ab").relative(to: BytePath("/a")) == nil)
    #expect(BytePath("/a").relative(to: BytePath("/a/b")) == nil)
    #expect(BytePath("/a").relative(to: BytePath("/")) == BytePath("a"))
    #expect(BytePath("a").relative(to: BytePath("/")) == nil)
  }

  @Test func `bytes that are no text are kept, and told`() {
    let path = BytePath([0x61, 0xFF])
    #expect(path.text == "a\u{FFFD}" && !path.isUTF8)
    #expect(BytePath("aé").isUTF8)
    #expect([BytePath("b"), path, BytePath("a/b"), BytePath("a")].sorted().first == BytePath("a"))
  }
}

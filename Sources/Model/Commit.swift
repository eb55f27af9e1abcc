/// The commit that brought a value in.
package struct Commit: Hashable, Sendable {
  /// Its whole name, hexadecimal.
  package var id: String
  /// The author's name, without an address.
  package var author: String?
  /// When it was written, by its author's clock.
  package var date: Instant?

  package init(id: String, author: String? = nil, date: Instant? = nil) {
    self.id = id
    self.author = author
    self.date = date
  }
}

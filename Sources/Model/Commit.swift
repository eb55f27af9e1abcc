/// The commit that brought a value in; copies of it share what they say.
package struct Commit: Hashable, Sendable {
  private let told: Shared<Told>

  private struct Told: Hashable {
    var id: String
    var author: String?
    var date: Instant?
  }

  package init(id: String, author: String? = nil, date: Instant? = nil) {
    told = Shared(Told(id: id, author: author, date: date))
  }

  /// Its whole name, hexadecimal.
  package var id: String { told.value.id }
  /// The author's name, without an address.
  package var author: String? { told.value.author }
  /// When it was written, by its author's clock.
  package var date: Instant? { told.value.date }

  package static func == (a: Self, b: Self) -> Bool { a.told.value == b.told.value }
  package func hash(into hasher: inout Hasher) { hasher.combine(told.value) }
}

/// A mapping whose keys are the cases of `Key`: no others may stand in it or be asked for.
package struct Fields<Key: RawRepresentable<String> & CaseIterable & Hashable> {
  /// Where the mapping begins.
  package let mark: Mark
  private var values: [Key: Node] = [:]

  /// Takes a mapping; throws for anything else and for the first unknown key.
  package init(_ node: Node, _: Key.Type = Key.self) throws(RuleFileError) {
    mark = node.mark
    for entry in try node.entries() {
      guard let key = Key(rawValue: entry.key) else {
        throw entry.mark.error(
          Wording.unknownKey(entry.key, among: Key.allCases.map { $0.rawValue }))
      }
      values[key] = entry.value
    }
  }

  /// The value of a key that may be left out.
  package subscript(key: Key) -> Node? { values[key] }

  /// The value of a key that must be there.
  package func required(_ key: Key) throws(RuleFileError) -> Node {
    guard let value = values[key] else {
      throw mark.error("missing key '\(key.rawValue)'; add it to this mapping")
    }
    return value
  }
}

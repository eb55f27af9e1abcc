import Model

/// Files that list credentials or keep them for a tool: told by their content, never by their name.
package enum ExportFile {
  /// Whether `blob` is a list of keys or service credentials, or Terraform's state. Reads at most 1 MiB.
  package static func recognises(_ blob: Span<UInt8>) -> Bool {
    guard JSONText.begins(blob) else { return false }
    let outline = OutlineReader.outline(
      of: blob.bytes(ByteRange(0, min(blob.count, 1_048_576))), dialect: .json)
    guard outline.scopes.count > 2 else { return false }
    if outline.scopes[1].fields.contains(where: { $0.name == .terraformVersion }) { return true }
    // The rows of a list, and of a list in a wrapper.
    let rows = outline.scopes.indices.filter { index in
      let scope = outline.scopes[index]
      guard scope.opener == UInt8(ascii: "{"), scope.depth <= 3, let parent = scope.parent,
        outline.scopes[parent].opener == UInt8(ascii: "[")
      else { return false }
      let names = Set(scope.fields.map(\.name))
      return !names.isDisjoint(with: [.entityTag, .sourceCRN, .iamCompatible])
        && !names.isDisjoint(with: [.id, .guid, .crn])
    }
    return !rows.isEmpty
  }
}

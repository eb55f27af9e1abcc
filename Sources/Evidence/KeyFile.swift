import Model

/// Files that hold a downloaded key or service credential, told by their content and never by their
/// name.
package enum KeyFile {
  /// Whether `blob` is one: a JSON text with a key beside the fields that producers of keys write, or
  /// the saved output of the command that makes a key. Reads at most 1 MiB.
  ///
  /// Fragments in source code do not count, nor do keys that are empty, redacted or placeholders.
  package static func recognises(_ blob: Span<UInt8>) -> Bool {
    if JSONText.begins(blob) {
      let head = blob.bytes(ByteRange(0, min(blob.count, largest)))
      return mayHoldKey(head) && holdsKeyObject(head)
    }
    guard blob.count <= CommandLineText.longestOutput else { return false }
    let text = blob.bytes(ByteRange(0, blob.count))
    return CommandLineText.isWhole(text) || CommandLineText.isServiceCredential(text)
      || TableRow.holdsKeys(text)
  }

  /// Whether `value` can be a secret of a field with this name.
  static func isSecret(_ value: ArraySlice<UInt8>, under name: FieldName?) -> Bool {
    switch name {
    case .apiKey, .iamAPIKey, .secretAccessKey, .secret: isKey(value)
    case .password: isPassword(value)
    default: false
    }
  }

  /// Whether `value` can be a key: long enough, and no placeholder for one.
  static func isKey(_ value: ArraySlice<UInt8>) -> Bool {
    value.count >= shortestKey
      && value.allSatisfy { $0 > 0x20 && $0 < 0x7F && !placeholderSigns.contains($0) }
      && Set(value).count >= 8
      && !String(decoding: value, as: UTF8.self).uppercased().contains("REDACTED")
  }

  /// The cheap first test: a name that ends like one of a key's, in quotes.
  private static func mayHoldKey(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "\"") && index > 6
        && keyEndings.contains { ending in
          zip(bytes[(index - ending.count)..<index], ending).allSatisfy { $0 | 0x20 == $1 }
        }
    }
  }

  private static let keyEndings = ["key", "secret", "text", "word"].map { Array($0.utf8) }

  private static func holdsKeyObject(_ bytes: [UInt8]) -> Bool {
    let outline = OutlineReader.outline(of: bytes, dialect: .json)
    guard outline.scopes.count > 1 else { return false }
    let end = outline.scopes[1].end
    return outline.scopes.indices.contains { index in
      let scope = outline.scopes[index]
      guard scope.opener == UInt8(ascii: "{"), scope.depth <= deepest, scope.start < end else {
        return false
      }
      var record = outline.record(of: index)
      if scope.name == .entity, let parent = scope.parent {
        record.fields += outline.record(of: parent).fields
      }
      return isKeyObject(record, in: bytes) || isOfCloudFoundry(index, of: outline, in: bytes)
        || isOfDatabase(index, of: outline, in: bytes)
    }
  }

  /// Whether the scope holds the user and password of a service in `VCAP_SERVICES`.
  private static func isOfCloudFoundry(
    _ scope: Int, of outline: Outline, in bytes: [UInt8]
  ) -> Bool {
    guard outline.scopes[scope].name == .credentials, let parent = outline.scopes[scope].parent,
      let password = outline.record(of: scope).first(.password)
    else { return false }
    let service = outline.record(of: parent)
    return (service.first(.label) ?? service.first(.plan)) != nil
      && isPassword(bytes[password.value])
  }

  /// Whether the scope is `connection.TYPE.authentication` of a database in IBM Cloud.
  private static func isOfDatabase(
    _ scope: Int, of outline: Outline, in bytes: [UInt8]
  ) -> Bool {
    guard outline.scopes[scope].name == .authentication, let type = outline.scopes[scope].parent,
      let whole = outline.scopes[type].parent, outline.scopes[whole].name == .connection,
      let password = outline.record(of: scope).first(.password)
    else { return false }
    return isPassword(bytes[password.value])
  }

  private static func isPassword(_ value: ArraySlice<UInt8>) -> Bool {
    value.count >= 8 && !value.contains(where: placeholderSigns.contains)
  }

  private static func isKeyObject(_ record: Record, in bytes: [UInt8]) -> Bool {
    if let type = record.first(.type), bytes[type.value].elementsEqual("service_account".utf8),
      let key = record.first(.privateKey)
    {
      return String(decoding: bytes[key.value], as: UTF8.self).contains("PRIVATE KEY-----")
        && key.value.count > 128
    }
    let hasKey = record.fields.contains { field in
      (field.name == .apiKey || field.name == .iamAPIKey) && isKey(bytes[field.value])
    }
    if hasKey, record.fields.contains(where: { companions.contains($0.name) }) { return true }
    return record.fields.contains { field in
      let value = bytes[field.value]
      return otherKeys.contains { other in
        field.name == other.key && (other.key == .password ? isPassword(value) : isKey(value))
          && other.beside.allSatisfy { names in names.contains { record.first($0) != nil } }
      }
    }
  }

  /// What is no key of IAM: its field, and those beside it, one of each list.
  private static let otherKeys: [(key: FieldName, beside: [[FieldName]])] = [
    // AWS, and keys of IBM Cloud Object Storage
    (.secretAccessKey, [[.accessKeyID]]),
    // Azure
    (.clientSecret, [[.clientID, .appID], [.tenantID, .tenant]]),
    (.password, [[.appID], [.tenant]]),
    (.secretText, [[.keyID]]),
    // IBM Cloud App ID, and Db2
    (.secret, [[.clientID], [.tenantID], [.oauthServerURL]]),
    (.password, [[.sslDSN, .sslJDBCURL]]),
  ]

  private static let companions: Set<FieldName> = [
    .createdAt, .uuid, .locked, .entityTag, .iamID, .boundTo, .mqUsername, .iamAPIKeyID,
    .iamAPIKeyName, .iamAPIKeyDescription, .iamRoleCRN, .iamServiceIDCRN, .resourceInstanceID,
  ]
  private static let placeholderSigns = Array("*<>{}$\"\\".utf8)
  // The least that IAM accepts for a key that its maker chooses.
  private static let shortestKey = 32
  // `VCAP_SERVICES`, a service, its list, an instance, its credentials: no file reaches further.
  private static let deepest = 5
  private static let largest = 1_048_576
}

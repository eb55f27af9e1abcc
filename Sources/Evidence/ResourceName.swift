/// A Cloud Resource Name: `crn:version:cname:ctype:service:region:scope:instance:type:resource`.
struct ResourceName {
  /// Empty where the name has none.
  var service: String
  var region: String
  var account: String
  var resourceType: String
  var resource: String

  /// Reads the first such name that stands in `text`; nil if none is whole.
  init?(in text: String) {
    let bytes = Array(text.utf8)
    let prefix = Array("crn:v".utf8)
    guard bytes.count > prefix.count,
      let start = (0...(bytes.count - prefix.count)).first(where: {
        bytes[$0...].starts(with: prefix)
      })
    else { return nil }
    let written = bytes[start...].prefix { $0 > 0x20 && !Self.ends.contains($0) }
    let parts = String(decoding: written, as: UTF8.self)
      .split(separator: ":", maxSplits: 9, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 10 else { return nil }
    service = parts[4]
    region = parts[5]
    account = parts[6].hasPrefix("a/") ? String(parts[6].dropFirst(2)) : ""
    resourceType = parts[8]
    resource = parts[9]
  }

  private static let ends = Array("<>\"'`,;()[]{}\\".utf8)
}

import Model

/// What surrounds a value: a URL, a command line, a program.
func setting(of range: ByteRange, in text: Span<UInt8>, path: BytePath) -> Occurrence.Setting {
  var setting: Occurrence.Setting = []
  let kind = FileKind(path)
  if kind != .data { setting.insert(.code) }
  let line = text.bytes(in: ByteRange(text.lineStart(before: range.start), range.start))
  let next = range.end < text.count ? text[range.end] : 0
  let url = startOfURL(in: line, next: next)
  if url != nil { setting.insert(.url) }
  if isArgument(line, in: kind) || url.map({ namesProgram(line[..<$0]) }) == true {
    setting.insert(.commandLine)
  }
  return setting
}

/// Where a URL begins that the text before the value ends with, up to a query's `name=` or a userinfo's
/// `user:` (RFC 3986, sections 3.2.1 and 3.4); nil where there is none.
private func startOfURL(in line: [UInt8], next: UInt8) -> Int? {
  var start = line.count
  while start > 0, !endsURL(line[start - 1]) { start -= 1 }
  let address = Array(line[start...])
  guard let scheme = lastIndex(of: "://", in: address), scheme > 0 else { return nil }
  let rest = address[(scheme + 3)...]
  if let query = rest.firstIndex(of: UInt8(ascii: "?")) {
    let parameter = rest[query...].split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "&") }
    ).last
    return parameter?.last == UInt8(ascii: "=") ? start : nil
  }
  if next == UInt8(ascii: "@") { return rest.contains(UInt8(ascii: "/")) ? nil : start }
  // A key in the path, as the classic SOAP endpoint has it.
  let isInPath = rest.last == UInt8(ascii: "/") && rest.dropLast().contains(UInt8(ascii: "/"))
  return isInPath ? start : nil
}

private func endsURL(_ byte: UInt8) -> Bool {
  isWhiteSpace(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "(")
}

/// Whether the value is a literal argument of a command: in a script, or after what looks like a
/// prompt or a program that takes credentials.
private func isArgument(_ line: [UInt8], in kind: FileKind) -> Bool {
  guard let option = lastOption(in: line) else { return false }
  return kind == .script || namesProgram(line[..<option])
}

/// Whether a program that takes credentials is called in a part of a line.
private func namesProgram(_ part: ArraySlice<UInt8>) -> Bool {
  let words = part.split(whereSeparator: {
    isWhiteSpace($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
      || $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "(")
  })
  return words.contains { programs.contains(String(decoding: $0, as: UTF8.self)) }
}

/// Where the last option begins that the value is the argument of, or part of it.
private func lastOption(in line: [UInt8]) -> Int? {
  let option = line.indices.dropLast().last { index in
    line[index] == UInt8(ascii: "-") && isOptionName(line[index + 1])
      && (index == 0 || isWhiteSpace(line[index - 1]))
  }
  guard let option else { return nil }
  // Between the option and the value stands the option's name and at most one quoted argument.
  if line[option...].split(whereSeparator: isWhiteSpace).count <= 2 { return option }
  let argument = line[option...].drop { !isWhiteSpace($0) }.drop(while: isWhiteSpace)
  guard let quote = argument.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
    return nil
  }
  return argument.dropFirst().contains(quote) ? nil : option
}

private func isOptionName(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-")
    || (folded(byte) >= UInt8(ascii: "a") && folded(byte) <= UInt8(ascii: "z"))
}

private func lastIndex(of wanted: String, in bytes: [UInt8]) -> Int? {
  let wanted = Array(wanted.utf8)
  guard bytes.count >= wanted.count else { return nil }
  return (0...(bytes.count - wanted.count)).last { bytes[$0...].starts(with: wanted) }
}

/// Programs that people give credentials to on the command line.
private let programs: Set<String> = [
  "apic", "aws", "az", "bluemix", "bx", "curl", "docker", "gcloud", "gh", "git", "glab", "helm",
  "heroku", "ibmcloud", "ic", "kubectl", "mongo", "mongosh", "mysql", "mysqldump", "npm", "oc",
  "openssl", "pip", "podman", "psql", "redis-cli", "skopeo", "sshpass", "terraform", "twine",
  "vault", "wget", "wsk",
]

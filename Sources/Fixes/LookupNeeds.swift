extension SourceLanguage {
  /// What lookups have to be able to call.
  func imports(missingIn text: [UInt8]) -> [FileChange] {
    switch self {
    case .python: line("import os", at: pythonPlace(in: text), of: text, unless: importsOS)
    case .go: goImport(text)
    case .swift:
      line(
        "import Foundation", at: swiftPlace(in: text), of: text,
        unless: { $0 == "import Foundation" })
    default: []
    }
  }

  /// What has to be declared for the lookups of these fixes.
  func declarations(of fixes: [Fix], missingIn text: [UInt8]) -> [FileChange] {
    self == .terraform ? terraformVariables(text, fixes) : []
  }

  private typealias Line = (start: Int, text: String)

  private func lines(of text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = text.starts(with: mark) ? mark.count : 0
    for line in text[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      let shown = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      lines.append((start, String(decoding: shown, as: UTF8.self)))
      start += line.count + 1
    }
    return lines
  }

  /// How the text ends its lines.
  private func lineEnd(of text: [UInt8]) -> String {
    let first = text.firstIndex(of: UInt8(ascii: "\n"))
    return first.map { $0 > 0 && text[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
  }

  private func line(
    _ line: String, at place: Int, of text: [UInt8], unless isThere: (String) -> Bool
  ) -> [FileChange] {
    if lines(of: text).contains(where: { isThere($0.text) }) { return [] }
    let end = lineEnd(of: text)
    let isBehindText = place == text.count && place > 0 && text[place - 1] != UInt8(ascii: "\n")
    return [FileChange(at: place, (isBehindText ? end : "") + line + end)]
  }

  // MARK: Python

  private func importsOS(_ line: String) -> Bool {
    guard line.hasPrefix("import ") else { return false }
    return line.dropFirst(7).split(separator: ",").contains {
      $0.split(separator: " ").elementsEqual(["os"])
    }
  }

  /// Behind comments, the document string and imports from the future.
  private func pythonPlace(in text: [UInt8]) -> Int {
    let lines = lines(of: text)
    var index = 0
    while index < lines.count, lines[index].text.isBlank || lines[index].text.hasPrefix("#") {
      index += 1
    }
    let first = index < lines.count ? lines[index].text : ""
    let opening = first.drop { "rRuU".contains($0) }
    if let quote = ["\"\"\"", "'''"].first(where: { opening.hasPrefix($0) }) {
      if !opening.dropFirst(3).contains(quote) {
        index += 1
        while index < lines.count, !lines[index].text.contains(quote) { index += 1 }
      }
      index += 1
    } else if opening.hasPrefix("\"") || opening.hasPrefix("'") {
      index += 1
    }
    if let future = lines.lastIndex(where: { $0.text.hasPrefix("from __future__ ") }) {
      index = max(index, future + 1)
      // Names may go on over several lines.
      if lines[future].text.contains("("), !lines[future].text.contains(")") {
        while index < lines.count, !lines[index - 1].text.contains(")") { index += 1 }
      }
    }
    while index < lines.count, lines[index].text.isBlank { index += 1 }
    return index < lines.count ? lines[index].start : text.count
  }

  // MARK: Swift

  private func swiftPlace(in text: [UInt8]) -> Int {
    let lines = lines(of: text)
    let place = lines.first {
      !$0.text.isBlank && !$0.text.hasPrefix("//") && !$0.text.hasPrefix("#!")
    }
    return place?.start ?? 0
  }

  // MARK: Go

  private func goImport(_ text: [UInt8]) -> [FileChange] {
    let lines = lines(of: text)
    guard let package = lines.firstIndex(where: { $0.text.hasPrefix("package ") }),
      package + 1 < lines.count
    else { return [] }
    // What stands before it can only be a comment.
    let rest = lines[(package + 1)...]
    let isThere = rest.contains {
      let words = $0.text.split { $0 == " " || $0 == "\t" }.drop { $0 == "import" || $0 == "os" }
      return words.elementsEqual(["\"os\""])
    }
    if isThere { return [] }
    let end = lineEnd(of: text)
    guard
      let first = rest.first(where: { $0.text.hasPrefix("import ") || $0.text.hasPrefix("import(") }
      )
    else { return [FileChange(at: rest[package + 1].start, end + "import \"os\"" + end)] }
    let isBlock = first.text.hasSuffix("(")
    let place = isBlock ? first.start + first.text.utf8.count : first.start
    return [FileChange(at: place, isBlock ? end + "\t\"os\"" : "import \"os\"" + end)]
  }

  // MARK: Terraform

  private func terraformVariables(_ text: [UInt8], _ fixes: [Fix]) -> [FileChange] {
    let end = lineEnd(of: text)
    let whole = String(decoding: text, as: UTF8.self)
    let missing = Set(fixes.map { String($0.variable.dropFirst("TF_VAR_".count)) }).sorted()
      .filter { !whole.contains("variable \"\($0)\"") }
    if missing.isEmpty { return [] }
    let declarations = missing.map { name in
      "\(end)variable \"\(name)\" {\(end)  type      = string\(end)  sensitive = true\(end)}\(end)"
    }
    let needsEnd = text.last != UInt8(ascii: "\n")
    return [FileChange(at: text.count, (needsEnd ? end : "") + declarations.joined())]
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension SourceLanguage {
  /// The text with what the lookups need: an import, or the declaration of a variable.
  func withNeeds(of fixes: [Fix], in text: [UInt8]) -> [UInt8] {
    switch self {
    case .python: adding("import os", to: text, where: pythonPlace(in: text), unless: importsOS)
    case .go: goText(text)
    case .swift:
      adding(
        "import Foundation", to: text, where: swiftPlace(in: text),
        unless: { $0 == "import Foundation" })
    case .terraform: terraformText(text, fixes)
    default: text
    }
  }

  private typealias Line = (start: Int, text: String)

  private func lines(of text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
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

  private func adding(
    _ line: String, to text: [UInt8], where place: Int, unless isThere: (String) -> Bool
  ) -> [UInt8] {
    if lines(of: text).contains(where: { isThere($0.text) }) { return text }
    var text = text
    text.insert(contentsOf: Array((line + lineEnd(of: text)).utf8), at: place)
    return text
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

  private func goText(_ text: [UInt8]) -> [UInt8] {
    let lines = lines(of: text)
    let isThere = lines.contains {
      let words = $0.text.split { $0 == " " || $0 == "\t" }
      return words.elementsEqual(["\"os\""]) || words.elementsEqual(["import", "\"os\""])
    }
    if isThere { return text }
    let end = lineEnd(of: text)
    if let block = lines.firstIndex(where: { $0.text.hasPrefix("import (") }),
      block + 1 < lines.count
    {
      return inserting("\t\"os\"" + end, into: text, at: lines[block + 1].start)
    }
    if let one = lines.first(where: { $0.text.hasPrefix("import ") }) {
      return inserting("import \"os\"" + end, into: text, at: one.start)
    }
    guard let package = lines.firstIndex(where: { $0.text.hasPrefix("package ") }),
      package + 1 < lines.count
    else { return text }
    return inserting(end + "import \"os\"" + end, into: text, at: lines[package + 1].start)
  }

  private func inserting(_ line: String, into text: [UInt8], at place: Int) -> [UInt8] {
    var text = text
    text.insert(contentsOf: Array(line.utf8), at: place)
    return text
  }

  // MARK: Terraform

  private func terraformText(_ text: [UInt8], _ fixes: [Fix]) -> [UInt8] {
    var text = text
    let end = lineEnd(of: text)
    let whole = String(decoding: text, as: UTF8.self)
    for name in Set(fixes.map { String($0.variable.dropFirst("TF_VAR_".count)) }).sorted()
    where !whole.contains("variable \"\(name)\"") {
      if text.last != UInt8(ascii: "\n") { text += Array(end.utf8) }
      text += Array(
        "\(end)variable \"\(name)\" {\(end)  type      = string\(end)  sensitive = true\(end)}\(end)"
          .utf8)
    }
    return text
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

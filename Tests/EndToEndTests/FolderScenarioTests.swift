import Foundation
import Testing

/// The folders of `Tests/Scenarios`, and the page that says which advice each stands for.
@Suite struct FolderScenarioTests {
  @Test(arguments: FolderScenario.all)
  func `comes to this and nothing else`(_ scenario: FolderScenario) throws {
    try scenario.check()
  }

  @Test func `every folder is a scenario`() throws {
    for name in FolderScenario.names { _ = try FolderScenario(named: name) }
    #expect(FolderScenario.names.count >= 60)
  }

  @Test func `each piece of advice has scenarios, and the page names all of them`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/advice.md"), encoding: .utf8)
    var named: [String: Set<String>] = [:]
    for line in page.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let names = cells.last?.matches(of: /`([a-z0-9-]+)`/).map { String($0.1) } ?? []
      named[cells[0].trimmingCharacters(in: ["`"])] = Set(names)
    }
    var covered: [String: Set<String>] = [:]
    for scenario in FolderScenario.all {
      for advice in scenario.covers { covered[advice, default: []].insert(scenario.name) }
    }
    #expect(covered == named)
  }
}

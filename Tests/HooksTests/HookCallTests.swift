import Hooks
import Model
import Scan
import Testing

@Suite("What git and frameworks ask of a hook")
struct HookCallTests {
  private let old = String(repeating: "a", count: 40)
  private let new = String(repeating: "b", count: 40)
  private let zeros = String(repeating: "0", count: 40)

  private func push(
    _ type: HookType?, _ operands: [String] = [], told text: String = "",
    variables: [String: String] = [:]
  ) throws -> Push? {
    var call = HookCall(
      type: type, operands: operands.map { Array($0.utf8) }, takesOnlyFiles: false)
    call.variable = { variables[$0] }
    call.standardInput = { Array(text.utf8) }
    guard case .push(let push) = try call.input() else { return nil }
    return push
  }

  @Test("pre-push names refs that are moved, made and deleted")
  func prePush() throws {
    let text = """
      refs/heads/main \(new) refs/heads/main \(old)
      HEAD@{1 day ago} \(new) refs/heads/made \(zeros)
      (delete) \(zeros) refs/heads/gone \(old)

      """
    #expect(
      try push(.prePush, ["origin", "url"], told: text)
        == Push(new: [new, new], known: [old, old], refs: .remote("origin")))
    #expect(
      try push(.prePush, told: text)
        == Push(new: [new, new], known: [old, old], refs: .remotes))
    #expect(
      try push(.prePush, ["origin"]) == Push(new: ["HEAD"], refs: .remote("origin")))
  }

  @Test("pre-receive names refs that are moved, made and deleted")
  func preReceive() throws {
    let long = String(repeating: "c", count: 64)
    let text = "\(old) \(new) refs/heads/main\n\(zeros) \(long) refs/tags/v1\n\(old) \(zeros) x\n"
    #expect(
      try push(.preReceive, told: text)
        == Push(new: [new, long], known: [old, old], refs: .all))
  }

  @Test("a framework names its range in variables")
  func variables() throws {
    let range = ["PRE_COMMIT_FROM_REF": "A", "PRE_COMMIT_TO_REF": "B"]
    #expect(try push(nil, ["file"], variables: range) == Push(new: ["B"], known: ["A"]))
    #expect(
      try push(nil, variables: range.merging(["PRE_COMMIT_REMOTE_NAME": "r"]) { a, _ in a })
        == Push(new: ["B"], known: ["A"], refs: .remote("r")))
    #expect(
      try push(.prePush, variables: ["PRE_COMMIT_REMOTE_NAME": "r"])
        == Push(new: ["HEAD"], refs: .remote("r")))
    #expect(try push(nil, ["file"]) == nil)
    #expect(try push(.preCommit, ["file"], variables: range) == nil)
  }

  @Test(
    "anything else is an error",
    arguments: ["x", "a b c d", "a b c", "\(String(repeating: "g", count: 40)) b c d"])
  func garbage(text: String) {
    #expect(throws: HookError.unreadable(.prePush)) { try push(.prePush, told: text) }
    #expect(throws: HookError.unreadable(.preReceive)) { try push(.preReceive, told: text) }
  }
}

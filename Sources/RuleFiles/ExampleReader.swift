import Model

/// Reads the `tests` of a detector and tries every template once.
enum ExampleReader {
  private enum Key: String, CaseIterable { case match, refuse }

  private enum MatchKey: String, CaseIterable { case text, path }

  private enum RefuseKey: String, CaseIterable { case text, path, why }

  static func tests(_ node: Node) throws(RuleFileError) -> Detector.Tests {
    let fields = try Fields(node, Key.self)
    var tests = Detector.Tests()
    for node in try fields.required(.match).items(atLeast: 2) {
      tests.match.append(try match(node))
    }
    for node in try fields.required(.refuse).items(atLeast: 2) {
      tests.refuse.append(try refuse(node))
    }
    return tests
  }

  private static func match(_ node: Node) throws(RuleFileError) -> Detector.Example {
    var text = node
    var path = ""
    if case .mapping = node.content {
      let fields = try Fields(node, MatchKey.self)
      text = try fields.required(.text)
      path = try fields[.path]?.line() ?? ""
    }
    let (template, secret) = try expanded(text)
    guard secret != nil else {
      throw text.mark.error("the text has no marks; put the secret between « and »")
    }
    return Detector.Example(text: template, path: path, line: node.mark.line)
  }

  private static func refuse(_ node: Node) throws(RuleFileError) -> Detector.Example {
    guard case .mapping = node.content else { throw node.expected("a mapping with text and why") }
    let fields = try Fields(node, RefuseKey.self)
    let text = try fields.required(.text)
    let (template, secret) = try expanded(text)
    guard secret == nil else {
      throw text.mark.error("the text has marks, expected none; what is refused is no secret")
    }
    return Detector.Example(
      text: template, path: try fields[.path]?.line() ?? "",
      why: try fields.required(.why).line(), line: node.mark.line)
  }

  private static func expanded(
    _ node: Node
  ) throws(RuleFileError) -> (template: String, secret: ByteRange?) {
    let template = try node.text()
    do {
      return (template, try ExampleTemplate.expand(template, seed: 0).secret)
    } catch { throw node.mark(at: error.offset).error(error.message) }
  }
}

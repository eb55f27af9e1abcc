import Model

// How a value leaves a Terraform file.
extension Literal {
  func terraformFix(_ name: String) throws(FixRefusal) -> Fix {
    let quoted = try quotedRange(.terraform)
    let blocks = enclosingBlocks
    if blocks.contains(where: { $0.hasPrefix("variable") }) {
      throw FixRefusal("a variable's default: delete it, and set TF_VAR_ and the variable's name")
    }
    if blocks.contains(where: { $0.hasPrefix("backend") || $0.hasPrefix("terraform") }) {
      throw FixRefusal("a backend's settings are given to terraform init, with -backend-config")
    }
    guard previous(quoted.start) != 0, byte(quoted.start - 1) != UInt8(ascii: "\\") else {
      throw FixRefusal("it is not the value of an argument")
    }
    let before = previous(quoted.start)
    guard
      before == UInt8(ascii: "=") || before == UInt8(ascii: "[")
        || before == UInt8(ascii: ",") || before == UInt8(ascii: "(")
    else { throw FixRefusal("it is not the value of an argument") }
    return Fix(
      range: quoted, replacement: SourceLanguage.terraform.lookup(name),
      variable: "TF_VAR_" + name.lowercased())
  }
}

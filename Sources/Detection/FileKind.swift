package import Model

/// What a file's name says of it.
package enum FileKind {
  /// Run by a shell, line by line.
  case script
  /// A program in another language, or a notebook.
  case program
  /// Everything else: configuration, documents, data.
  case data

  /// Judges by the last part of the path alone.
  package init(_ path: BytePath) {
    let name = String(decoding: path.name.map(folded), as: UTF8.self)
    if Self.scriptNames.contains(name) {
      self = .script
      return
    }
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init)
    guard let ending, ending.utf8.count < name.utf8.count else {
      self = name.hasPrefix("dockerfile") || name.hasPrefix("makefile") ? .script : .data
      return
    }
    self =
      Self.scriptEndings.contains(ending)
      ? .script : Self.programEndings.contains(ending) ? .program : .data
  }

  private static let scriptNames: Set<String> = [
    "dockerfile", "containerfile", "makefile", "gnumakefile", "jenkinsfile", "justfile",
    ".bash_history", ".zsh_history", ".bashrc", ".bash_profile", ".bash_aliases", ".profile",
    ".zshrc", ".zprofile", ".travis.yml", ".gitlab-ci.yml", "azure-pipelines.yml",
  ]
  private static let scriptEndings: Set<String> = [
    "sh", "bash", "zsh", "ksh", "fish", "ps1", "psm1", "bat", "cmd", "mk", "command", "expect",
    "history", "dockerfile",
  ]
  private static let programEndings: Set<String> = [
    "c", "cc", "clj", "cpp", "cs", "cxx", "dart", "erl", "ex", "exs", "go", "groovy", "h", "hpp",
    "hs", "ipynb", "java", "jl", "js", "jsx", "kt", "kts", "lua", "m", "mjs", "cjs", "ml", "mm",
    "php", "pl", "pm", "py", "r", "rb", "rs", "scala", "sol", "sql", "swift", "tf", "ts", "tsx",
    "vb", "vue", "zig",
  ]
}

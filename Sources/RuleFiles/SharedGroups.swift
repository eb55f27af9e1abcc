/// Groups that every pattern may call, as in `(?&is)`, without defining them: what people write between
/// a name and its value, once for all detectors (`rules/README.md`).
enum SharedGroups {
  /// The pattern with the definitions that it calls and does not have; `own` come before shared ones.
  static func completing(_ pattern: String, with own: [String: String] = [:]) -> String {
    let bodies = Self.bodies.merging(own) { $1 }
    let pattern = looking(ahead: pattern)
    var wanted: Set<String> = []
    var open = called(by: pattern)
    while let name = open.popLast() {
      guard let body = bodies[name], !pattern.contains("(?<\(name)>"), wanted.insert(name).inserted
      else { continue }
      open += called(by: body)
    }
    guard !wanted.isEmpty else { return pattern }
    let definitions = wanted.sorted().map { "(?<\($0)>(?x:\(bodies[$0] ?? "")\n))" }
    return pattern + "\n(?(DEFINE)\(definitions.joined()))"
  }

  /// The pattern with a short look before each call of a group that searches begin with: most places of
  /// a text end there, and a call costs as much as fifty letters.
  private static func looking(ahead pattern: String) -> String {
    beginnings.reduce(pattern) { pattern, group in
      let call = "(?&\(group.name))"
      return pattern.split(separator: call, omittingEmptySubsequences: false)
        .joined(separator: "(?=(?xi:\(group.beginning)))\(call)")
    }
  }

  /// How all begins that a group stands for.
  private static let beginnings = [
    (name: "from", beginning: #"ac|ap|au|be|cr|jw|ke|pa|pr|se|to | \s- | ://"#)
  ]

  /// The names in `(?&name)`, in order.
  private static func called(by pattern: String) -> [String] {
    pattern.split(separator: "(?&", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != ")" })
    }
  }

  private static let bodies = [
    // From the end of a name to its value: `=`, `: `, `=>`, `", "`, `>`, a type, a call, a YAML list's
    // `value:`, a property list's `<string>`, serialised PHP, a Terraform variable's `{ default =`.
    "is": #"""
    (?: [\\"'`\])}]{0,4} | &quot; | %22 | </\w{1,12}> )
    (?: (?: [ \t]* [: ] [ \t]* &?[\w.?]{1,20} (?= [ \t]*= ) )?
        [ \t]* (?: :- | [:=]{1,2}[>=]? | \|\| | \?\? | %3[AaDd] | [-.,>|(\ \t] )
      | ,? \s{1,40} ["']? value ["']? [ \t]* [:=]
      | ; s:\d{1,4}:
      | \s* <string>
      | [ ] \{ \s{1,16} (?: (?: type | description | sensitive ) [ ]* = [^\r\n]{0,80} \s{1,16} ){0,3}
        default [ ]* = )
    [ \t]* (?: [\\"'`\[{]{0,4} | &quot; | %22 )
    (?: (?i: basic | bearer | token | (?:api-?)?key ) [ \t=:]{1,3} [\\"']{0,2}
      | (?: new \s | \[\] )? [\w.:]{1,24} \( [ \t]* [\\"'`]{0,3} )?
    """#,
    // A part of a name that tells of a credential.
    "word": #"""
    (?i: (?: key | token | secret | passw(?:or)?d | pass (?! [a-z] ) | auth (?! ors? \b ) | bearer
        | cred (?: ential )? s? (?! [a-z] ) | access | private | jwt | pat (?! [a-z] )
        | api (?! [a-z] ) )
      \w{0,16} (?<! id | hash | sum | sha | name | file | path | url ) )
    """#,
    // What may stand between a provider's name and such a word: some text, a line or two down.
    "gap": #"[^\r\n;]{0,100}? (?: [:{(\[\\] [ \t]* \r?\n [^\r\n;]{0,60}? ){0,2}?"#,
    // The option of a command that takes `user:password`.
    "user": #"\s (?: -u | --user ) [ =]? [\\"']{0,2} (?: [\w.@+-]{1,60} : )?"#,
    // From a provider's name to a value behind a telling word, an option or a call.
    "named": #"""
    (?&gap) (?&word) (?&is) | (?&gap) (?&user) | [\w.:]{0,32} \( \s{0,8} [\\"'`]{1,2}
    """#,
    // The same, or to a value that is given to the provider's name itself.
    "to": #"(?&named) | ["'\])]{0,2} [ \t]* (?: :?=>? | [:(] ) [ \t]* [\\"'`]{0,2} | [ \t]{1,2}"#,
    // To a value behind a name that stands by itself within a few lines.
    "near": #"(?s: . ){1,160}? (?&alone)"#,
    // A name without a provider, up to its value.
    "alone": #"""
    (?<! [\w-] )
    (?i: (?: x- )? (?: api | access | auth | secret | private | app ) [_-]? (?: key | token | secret )?
      | authorization | client [_-]? secret | key | token ) (?&is)
    """#,
    // Up to a value that stands before the provider's name.
    "from": #"(?&word) (?&is) | (?&user) | :// (?: [\w.-]{1,60} : )?"#,
    // From there to that name.
    "till": #"[^\r\n;]{0,100}? (?: \\ \s{1,20} [^\r\n;]{0,80}? )?"#,
  ]
}

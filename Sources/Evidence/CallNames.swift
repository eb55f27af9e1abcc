/// Whether a call leaves things as they are.
enum Method {
  case read
  case write

  /// An HTTP method, in lower case.
  init?(name: String) {
    switch name {
    case "get", "head", "options": self = .read
    case "post", "put", "patch", "delete": self = .write
    default: return nil
    }
  }

  /// A name that stands for an HTTP method in a library: `MethodPost`, `HttpPost`, `CURLOPT_POST`.
  init?(constant: String) {
    switch constant {
    case "MethodGet", "MethodHead", "MethodOptions", "HttpGet", "HttpHead", "CURLOPT_HTTPGET":
      self = .read
    case "MethodPost", "MethodPut", "MethodPatch", "MethodDelete", "HttpPost", "HttpPut",
      "HttpPatch", "HttpDelete", "CURLOPT_POST", "CURLOPT_POSTFIELDS", "CURLOPT_CUSTOMREQUEST":
      self = .write
    default: return nil
    }
  }
}

/// How libraries and SDKs call their operations.
enum CallNames {
  /// What `name` begins with, as a whole word: `list_keys`, `getObject`, `Delete`; nil for no verb.
  static func verb(of name: String) -> Method? {
    guard !localNames.contains(name) else { return nil }
    let verb = leadingWord(of: name)
    if writing.contains(verb) { return .write }
    return reading.contains(verb) ? .read : nil
  }

  /// What `name` ends with, as generated clients call their operations: `appsGet`, `apps_id_delete`.
  static func suffix(of name: String) -> Method? {
    let ends: [(String, Method)] = [
      ("get", .read), ("head", .read), ("post", .write), ("put", .write), ("patch", .write),
      ("delete", .write),
    ]
    return ends.first { end, _ in
      name.hasSuffix("_" + end) || name.hasSuffix(end.prefix(1).uppercased() + end.dropFirst())
    }?.1
  }

  /// Whether a reading call on `receiver` goes over the network, to the best of our knowledge.
  static func isClient(_ receiver: String?) -> Bool {
    guard let receiver = receiver?.lowercased() else { return false }
    if shortClients.contains(receiver) { return true }
    return clients.contains { receiver.contains($0) }
  }

  /// Functions that take the answer of a call that SDKs have made.
  static func takesAnswer(_ name: String) -> Bool {
    ["get_result", "getResult", "execute", "Execute"].contains(name)
  }

  /// Functions that make what sends requests, whatever its variable is called.
  static let makers: Set<String> = [
    "Session", "AsyncClient", "ClientSession", "Client", "HttpClient", "OkHttpClient",
    "RestTemplate", "newHttpClient",
  ]

  /// Functions that send what their arguments say, in lower case.
  static let transports: Set<String> = [
    "fetch", "axios", "got", "ajax", "request", "urlopen", "newrequest", "newrequestwithcontext",
    "post", "postform", "send", "httppost",
  ]

  private static func leadingWord(of name: String) -> String {
    var word = ""
    for byte in name.utf8 {
      let isLower = (0x61...0x7A).contains(byte)
      let isFirst = word.isEmpty && (0x41...0x5A).contains(byte)
      let isShouted = !isFirst && (0x41...0x5A).contains(byte) && name.uppercased() == name
      guard isLower || isFirst || isShouted else { break }
      word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
    }
    return word
  }

  private static let reading: Set<String> = [
    "get", "head", "list", "describe", "search", "download", "query", "read",
  ]
  private static let writing: Set<String> = [
    "create", "update", "delete", "put", "post", "patch", "replace", "upload", "remove", "restore",
    "add", "insert", "write", "send", "publish", "import", "move", "copy", "rename", "rotate",
    "enable", "disable", "lock", "unlock", "grant", "revoke", "bind", "save",
  ]
  // These begin like operations and make something in the program itself.
  private static let localNames: Set<String> = [
    "createClient", "create_client", "create_client_from_env", "createElement", "createHash",
    "createHmac", "createServer", "createRequire", "createLogger", "createReadStream",
    "addListener",
    "addEventListener", "addHeader", "add_header", "add_argument", "writeHead", "add", "write",
  ]
  private static let clients = [
    "http", "client", "requests", "axios", "api", "superagent", "service", "sdk", "cloudant",
    "assistant", "discovery", "watson", "rest", "url(", "uri(", "request.builder",
  ]
  private static let shortClients: Set<String> = [
    "request", "got", "ky", "needle", "cos", "s3", "kms", "kp", "$", "agent", "bucket", "session",
  ]
}

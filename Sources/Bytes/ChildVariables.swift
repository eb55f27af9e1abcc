#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Model

extension Child.Variables {
  /// `name=value` of each variable that the child gets.
  var handedOn: [[UInt8]] {
    let kept = Environment.variables.filter { variable in
      let name = String(decoding: variable.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      return adds[name] == nil && keeps(name)
    }
    return kept + adds.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
  }

  /// Where `program` is: the first executable file of that name in an absolute folder on PATH.
  ///
  /// Relative folders are passed over: what is scanned must not be what is run.
  func path(of program: String) -> [UInt8]? {
    if program.utf8.contains(UInt8(ascii: "/")) { return Array(program.utf8) }
    let mark = Array("PATH=".utf8)
    guard let path = handedOn.first(where: { $0.starts(with: mark) }) else { return nil }
    return path.dropFirst(mark.count).split(separator: UInt8(ascii: ":"))
      .map { BytePath(Array($0)) }
      .filter(\.isAbsolute)
      .map { $0.appending(program.utf8) }
      .first { file in
        guard (try? FileStatus(of: file, followingLink: true))?.kind == .file else { return false }
        return unsafe file.bytes.withCString { unsafe access($0, X_OK) } == 0
      }?.bytes
  }
}

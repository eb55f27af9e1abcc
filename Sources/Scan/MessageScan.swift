import Bytes
import Detection
import Model

/// Scans the file in which git keeps the message of the commit that is being made.
func readMessage(in file: BytePath, _ engine: Engine) -> Reading {
  guard var examiner = Examiner(engine) else {
    var reading = Reading()
    reading.unread = [Notice(path: file, reason: "out of memory")]
    return reading
  }
  do throws(SystemError) {
    examiner.examine(withoutScissors(try file.read()), as: file) { occurrences in
      for index in occurrences.indices { occurrences[index].exposure = .staged }
    }
  } catch {
    if error.isMissing {
      examiner.noteMissing(file)
    } else {
      examiner.noteUnread(Notice(path: file, reason: "\(error)"))
    }
  }
  return examiner.reading
}

/// The message without the diff that `git commit --verbose` puts behind it for its author to read.
///
/// Git cuts at a line of a comment mark and scissors, behind which it explains itself in a comment
/// (git-commit, `--cleanup=scissors`).
private func withoutScissors(_ message: [UInt8]) -> [UInt8] {
  let dashes = String(repeating: "-", count: 24)
  let scissors = Array(" \(dashes) >8 \(dashes)".utf8)
  let lines = message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (line, next) in zip(lines, lines.dropFirst()) {
    let mark = line.dropLast(scissors.count)
    if !mark.isEmpty, mark.count <= 16, line.suffix(scissors.count).elementsEqual(scissors),
      next.starts(with: mark + [UInt8(ascii: " ")])
    {
      return Array(message[..<line.startIndex])
    }
  }
  return message
}

import Bytes

/// What an object of git holds.
package enum Blob: Sendable {
  case bytes([UInt8])
  /// More bytes than were asked for, and how many.
  case tooLarge(Int)
  /// The repository names it, but cannot give it: a partial or damaged clone.
  case missing
}

/// Reads objects in the order in which they are named, one in memory at a time.
///
/// All requests are queued at once, so that git need not be waited for between two of them.
struct ObjectReader: ~Copyable {
  private let objects: [ObjectID]
  private let plumbing: Plumbing
  private var position = 0
  private var restarts = 0
  private var conversation: Conversation

  /// Beyond as many objects that git ends at, something else is wrong.
  private static let mostRestarts = 100

  init(_ objects: [ObjectID], by plumbing: Plumbing) throws(GitError) {
    self.objects = objects
    self.plumbing = plumbing
    conversation = try Self.conversation(about: objects[...], by: plumbing)
  }

  /// The next object; to be called once for each that was asked for.
  ///
  /// - Parameter largest: bytes beyond which it is not read.
  mutating func next(largest: Int) throws(GitError) -> Blob {
    position += 1
    do throws(GitError) {
      return try answer(largest: largest)
    } catch {
      // Git ends where it meets a damaged object, or one that it may not fetch.
      switch error {
      case .failed, .child(.cutShort): break
      default: throw error
      }
      guard restarts < Self.mostRestarts else { throw error }
      restarts += 1
      conversation = try Self.conversation(about: objects[position...], by: plumbing)
      return .missing
    }
  }

  /// Waits for the child's end.
  mutating func finish() throws(GitError) { try conversation.finish() }

  private static func conversation(
    about objects: ArraySlice<ObjectID>, by plumbing: Plumbing
  ) throws(GitError) -> Conversation {
    var conversation = try plumbing.start(["cat-file", "--batch", "--buffer"])
    for object in objects { conversation.write(object.digits + [UInt8(ascii: "\n")]) }
    conversation.closeInput()
    return conversation
  }

  // `<id> <type> <size>`, the bytes and a line feed; or `<id> missing`.
  private mutating func answer(largest: Int) throws(GitError) -> Blob {
    guard let line = try conversation.read(until: UInt8(ascii: "\n")) else {
      try conversation.finish()
      throw conversation.unreadable
    }
    let words = line.split(separator: UInt8(ascii: " "))
    if words.count == 2, words[1].elementsEqual("missing".utf8) { return .missing }
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0
    else { throw conversation.unreadable }
    let blob: Blob
    if size > largest {
      try conversation.skip(exactly: size)
      blob = .tooLarge(size)
    } else {
      blob = .bytes(try conversation.read(exactly: size))
    }
    try conversation.skip(exactly: 1)
    return blob
  }
}

/// What an object of git is, with its bytes.
package struct StoredObject {
  package var kind: ObjectKind
  package var bytes: [UInt8]
}

/// What came of an attempt to read an object without git.
package enum StoredAnswer {
  case object(StoredObject)
  /// It has more bytes than were asked for, and how many.
  case tooLarge(Int)
  /// It is not here, or damaged: git knows more.
  case none
}

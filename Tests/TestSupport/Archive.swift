import CArchive

/// Containers made for tests, in memory.
package struct Archive {
  /// How its entries are put together, and how the whole is compressed.
  package enum Form: String, CaseIterable, Sendable {
    case zip, sevenZip = "7z", tar, cpio, ar
    case tarGzip = "tar.gz", tarBzip2 = "tar.bz2", tarXz = "tar.xz", tarZstd = "tar.zst"
    case cpioGzip = "cpio.gz", tarLzma = "tar.lzma"
    case gzip = "gz", bzip2 = "bz2", xz, lzma, zstd = "zst", lz4, compress = "Z"
  }

  /// A member: a file, or a link where it has a target.
  package struct Entry {
    package var name: String
    package var bytes: [UInt8]
    /// Where a symbolic link leads.
    package var target: String?
    /// The entry of the same container that has the bytes.
    package var twin: String?

    package init(
      _ name: String, _ bytes: [UInt8], linkedTo target: String? = nil, sameAs twin: String? = nil
    ) {
      self.twin = twin
      self.name = name
      self.bytes = bytes
      self.target = target
    }
  }

  /// A container with these entries; what has no names of entries takes the first one's bytes.
  package static func bytes(_ form: Form, _ entries: Entry...) throws -> [UInt8] {
    try bytes(form, entries)
  }

  /// - Parameter passphrase: what the entries of a zip are encrypted with; nil for none.
  package static func bytes(
    _ form: Form, _ entries: [Entry], passphrase: String? = nil
  ) throws -> [UInt8] {
    let archive = unsafe archive_write_new()
    defer { unsafe archive_write_free(archive) }
    let statuses =
      switch form {
      case .zip: unsafe [archive_write_set_format_zip(archive)]
      case .sevenZip: unsafe [archive_write_set_format_7zip(archive)]
      case .tar, .tarGzip, .tarBzip2, .tarXz, .tarZstd, .tarLzma:
        unsafe [archive_write_set_format_pax_restricted(archive)]
      case .cpio, .cpioGzip: unsafe [archive_write_set_format_cpio_newc(archive)]
      case .ar: unsafe [archive_write_set_format_ar_svr4(archive)]
      case .gzip, .bzip2, .xz, .lzma, .zstd, .lz4, .compress:
        unsafe [archive_write_set_format_raw(archive)]
      }
    let filter =
      switch form {
      case .tarGzip, .cpioGzip, .gzip: unsafe archive_write_add_filter_gzip(archive)
      case .tarBzip2, .bzip2: unsafe archive_write_add_filter_bzip2(archive)
      case .tarXz, .xz: unsafe archive_write_add_filter_xz(archive)
      case .tarLzma, .lzma: unsafe archive_write_add_filter_lzma(archive)
      case .tarZstd, .zstd: unsafe archive_write_add_filter_zstd(archive)
      case .lz4: unsafe archive_write_add_filter_lz4(archive)
      case .compress: unsafe archive_write_add_filter_compress(archive)
      default: unsafe archive_write_add_filter_none(archive)
      }
    unsafe archive_write_set_bytes_in_last_block(archive, 1)
    if let passphrase {
      unsafe archive_write_set_options(archive, "zip:encryption=zipcrypt")
      unsafe archive_write_set_passphrase(archive, passphrase)
    }
    guard statuses == [ARCHIVE_OK], filter == ARCHIVE_OK else { throw ArchiveFailure() }
    var bytes = [UInt8](
      repeating: 0, count: 64 * 1024 + entries.reduce(0) { $0 + $1.bytes.count + 2_048 })
    var used = 0
    let count = bytes.count
    try unsafe bytes.withUnsafeMutableBytes { buffer in
      guard
        unsafe archive_write_open_memory(archive, buffer.baseAddress, count, &used) == ARCHIVE_OK
      else { throw ArchiveFailure() }
      for entry in entries {
        let header = unsafe archive_entry_new()
        defer { unsafe archive_entry_free(header) }
        unsafe archive_entry_set_pathname(header, entry.name)
        unsafe archive_entry_set_mode(header, entry.target == nil ? 0o100644 : 0o120777)
        if let target = entry.target { unsafe archive_entry_set_symlink(header, target) }
        if let twin = entry.twin { unsafe archive_entry_set_hardlink(header, twin) }
        unsafe archive_entry_set_size(header, Int64(entry.bytes.count))
        guard unsafe archive_write_header(archive, header) == ARCHIVE_OK,
          unsafe archive_write_data(archive, entry.bytes, entry.bytes.count) == entry.bytes.count
        else { throw ArchiveFailure() }
      }
      guard unsafe archive_write_close(archive) == ARCHIVE_OK else { throw ArchiveFailure() }
    }
    return Array(bytes.prefix(used))
  }
}

/// An archive that could not be made.
package struct ArchiveFailure: Error {}

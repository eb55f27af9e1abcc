#pragma once

#include <stddef.h>
#include <stdint.h>

/// What may hide a value.
enum credlint_place {
  /// No more of either.
  credlint_no_place,
  /// A run of bytes that encodings are made of, and that may stand for text.
  credlint_run,
  /// A letter or digit before a quotation mark, or before a line that a backslash continues, where one
  /// literal may be joined to another.
  credlint_joint,
};

/// The first such place at or behind `start`, which becomes its position: in the run, or of the
/// mark. The text is `count` bytes.
enum credlint_place credlint_next_place(const uint8_t *text, size_t count, size_t *start);

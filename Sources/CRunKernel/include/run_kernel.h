#pragma once

#include <stddef.h>
#include <stdint.h>

/// What may hide a value.
enum credlint_kind {
  /// No more of either.
  credlint_no_place,
  /// All that stands in a row of what encodings are made of, long enough, and may stand for text.
  credlint_run,
  /// A letter or digit before a quotation mark, or before a line that a backslash continues, where one
  /// literal may be joined to another; the place is the mark's.
  credlint_joint,
};

struct credlint_place {
  enum credlint_kind kind;
  size_t start, end;
};

/// The vectors that a search is made with.
enum credlint_vectors { credlint_portable, credlint_avx2, credlint_avx512 };

/// The widest that this machine has; it has those before them, too.
enum credlint_vectors credlint_widest_vectors(void);

/// The first such place that begins at or behind `start` and before `limit`.
///
/// Of the text the bytes from `floor` to `count` are looked at, as far as they matter. What is a place
/// follows from the bytes around it alone: those of a run and two behind it, or 161 from before a mark on.
struct credlint_place credlint_next_place(
    const uint8_t *text, size_t floor, size_t count, size_t start, size_t limit,
    enum credlint_vectors vectors);

#include "run_kernel.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint64_t words2 __attribute__((vector_size(16)));

/// A bit for each byte of a comparison's outcome.
static inline unsigned bits(bytes16 set) {
#if defined(__x86_64__)
  return (unsigned)_mm_movemask_epi8((__m128i)set);
#else
  const words2 words = (words2)set;
  unsigned bits = 0;
  if (words[0] | words[1])
    for (unsigned lane = 0; lane < 16; lane++) bits |= (unsigned)(set[lane] & 1) << lane;
  return bits;
#endif
}

static inline bytes16 between(bytes16 block, uint8_t first, uint8_t count) {
  return (bytes16)((bytes16)(block - first) < count);
}

static inline bool is_alphanumeric(uint8_t byte) {
  return (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10;
}

/// Whether the mark may end a literal that another one is joined to.
static inline bool may_join(const uint8_t *mark) {
  const uint8_t next = mark[1];
  if (mark[0] == '\\') return next == '\n' || next == '\r';
  return next == ' ' || next == '\t' || next == '\n' || next == '\r' || next == '+' ||
      next == '.' || next == '&' || next == '\\' || next == '"' || next == '\'';
}

/// Whether all sixteen bytes are of encodings, and not just of a name in words.
static inline bool is_encoded(bytes16 block) {
  const bytes16 letters = between(block | 0x20, 'a', 26);
  const bytes16 telling = between(block, '0', 10) | (bytes16)(block == '+') |
      (bytes16)(block == '/') | (bytes16)(block == '=') | (bytes16)(block == '%') |
      (bytes16)(block == '\\') | (bytes16)(block == '&') | (bytes16)(block == '#') |
      (bytes16)(block == ';');
  const bytes16 all = letters | telling | (bytes16)(block == '-') | (bytes16)(block == '_');
  if (bits(~all)) return false;
  const bytes16 capitals = between(block, 'A', 26);
  return bits(telling) || (bits(capitals) && bits(letters & ~capitals));
}

enum credlint_place credlint_next_place(const uint8_t *text, size_t count, size_t *start) {
  size_t here = *start;
  while (here + 17 <= count) {
    bytes16 block;
    memcpy(&block, text + here, 16);
    const bytes16 marks =
        (bytes16)(block == '"') | (bytes16)(block == '\'') | (bytes16)(block == '\\');
    unsigned marked = bits(marks);
    while (marked) {
      const size_t place = here + (size_t)__builtin_ctz(marked);
      marked &= marked - 1;
      if (place > 0 && is_alphanumeric(text[place - 1]) && may_join(text + place)) {
        *start = place;
        return credlint_joint;
      }
    }
    // Most blocks of programs and texts end here: they have a blank.
    if (!bits((bytes16)(block <= ' ')) && is_encoded(block)) {
      *start = here;
      return credlint_run;
    }
    here += 16;
  }
  *start = count;
  return credlint_no_place;
}

#include "run_kernel.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
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

/// Whether the mark ends a literal that another one is joined to: behind blanks, line breaks and an
/// operator or two, or on the next line.
static bool may_join(const uint8_t *text, size_t mark, size_t count) {
  const size_t end = count - mark > 160 ? mark + 160 : count;
  size_t here = mark + 1;
  if (text[mark] == '\\') {
    if (here < end && text[here] == '\r') here++;
    return here + 1 < end && text[here] == '\n' && is_alphanumeric(text[here + 1]);
  }
  for (unsigned operators = 0; here + 1 < end; here++) {
    switch (text[here]) {
    case ' ': case '\t': case '\n': case '\r': break;
    case '+': case '.': case '&': case '\\': case '_':
      if (++operators > 2) return false;
      break;
    case '"': case '\'': return text[here + 1] > ' ' && text[here + 1] != text[here];
    default: return false;
    }
  }
  return false;
}

/// A run that may hide something has at least so many bytes, so that it fills the beginning of some
/// block of sixteen, wherever those begin.
enum { shortest_run = 28, block_size = 16, beginning = shortest_run - block_size + 1 };

/// The bits of a block's beginning.
enum { beginning_bits = (1 << beginning) - 1 };

/// Whether the block begins with bytes that all stand in encoded values.
static inline __attribute__((always_inline)) bool is_encoded(const uint8_t *text) {
  bytes16 block;
  memcpy(&block, text, block_size);
  const bytes16 known = between(block, '0', 10) | between(block | 0x20, 'a', 26) |
      (bytes16)(block == '%') | (bytes16)(block == '\\') | (bytes16)(block == '&') |
      (bytes16)(block == '=') | (bytes16)(block == '-') | (bytes16)(block == '_') |
      (bytes16)(block == '+') | (bytes16)(block == '/') | (bytes16)(block == '#') |
      (bytes16)(block == ';');
  return (bits(known) & beginning_bits) == beginning_bits;
}

enum { encoded = 1, base64 = 2, hexadecimal = 4, escape = 8 };

/// What encodings make of bytes.
static const uint8_t classes[256] = {
    ['0' ... '9'] = encoded | base64 | hexadecimal, ['A' ... 'F'] = encoded | base64 | hexadecimal,
    ['a' ... 'f'] = encoded | base64 | hexadecimal, ['G' ... 'Z'] = encoded | base64,
    ['g' ... 'z'] = encoded | base64, ['+'] = encoded | base64, ['/'] = encoded | base64,
    ['-'] = encoded | base64, ['_'] = encoded | base64, ['%'] = encoded | escape,
    ['\\'] = encoded | escape, ['&'] = encoded | escape, ['='] = encoded | escape,
    ['#'] = encoded, [';'] = encoded,
};

static inline uint8_t base64_value(uint8_t digit) {
  return digit >= 'a' ? digit - 'a' + 26 : digit >= 'A' && digit != '_' ? digit - 'A' :
      digit >= '0' && digit <= '9' ? digit - '0' + 52 : digit == '+' || digit == '-' ? 62 : 63;
}

/// Whether so many digits begin like text, or like what gzip and zlib write.
static bool begins_like_text(const uint8_t *digits, size_t count) {
  if (count >= 32) {
    bool is_text = true;
    for (size_t place = count % 2; place < 16 && is_text; place += 2)
      is_text = (digits[place] >= '2' && digits[place] <= '7') || digits[place] == '0';
    for (size_t place = 0; place < count && is_text; place++)
      is_text = (classes[digits[place]] & hexadecimal) != 0;
    if (is_text) return true;
  }
  if (count < 28) return false;
  if (digits[0] == 'H' && digits[1] == '4' && digits[2] == 's') return true;
  if (digits[0] == 'e' && (digits[1] == 'J' || digits[1] == 'N' || digits[1] == 'A')) return true;
  // The highest bit of each byte.
  for (size_t place = 0; place < 16; place += 4)
    if ((base64_value(digits[place]) & 0x20) || (base64_value(digits[place + 1]) & 0x08) ||
        (base64_value(digits[place + 2]) & 0x02))
      return false;
  // Names and words have letters of one case.
  unsigned capitals = 0, smalls = 0;
  for (size_t place = 0; place < 16; place++) {
    capitals += (uint8_t)(digits[place] - 'A') < 26;
    smalls += (uint8_t)(digits[place] - 'a') < 26;
  }
  return capitals > 1 && smalls > 1;
}

/// How much the beginning of an escape counts: three are enough.
static unsigned weight(const uint8_t *mark, size_t count) {
  if (count < 3) return 0;
  const bool is_byte =
      (classes[mark[1]] & hexadecimal) != 0 && (classes[mark[2]] & hexadecimal) != 0;
  switch (mark[0]) {
  case '%': return is_byte ? 3 : 0;
  // The break of a line that goes on is no proof: base64 ends so, too.
  case '=': return is_byte ? 1 : mark[1] == '\n' || (mark[1] == '\r' && mark[2] == '\n') ? 2 : 0;
  case '&': return strchr("#qalg", mark[1]) != NULL && mark[1] != 0 ? 3 : 0;
  default:
    return mark[1] == 'u' || mark[1] == 'x' || mark[1] == '/' ||
            (mark[1] == '\\' && mark[2] == '\\') ? 3 : 0;
  }
}

/// What is known of a run that begins at `first`.
struct run {
  const uint8_t *text;
  size_t first, count;
  /// Where its last digits of base64 begin.
  size_t digits;
  unsigned escapes;
  bool hides, has_backslash;
};

/// Takes a byte that is no digit of base64, or the end of the text; false where the run ends there.
static inline __attribute__((always_inline)) bool goes_on(struct run *run, size_t here) {
  const unsigned class = here < run->count ? classes[run->text[here]] : 0;
  run->hides = run->hides || begins_like_text(run->text + run->digits, here - run->digits);
  if (class & escape) {
    run->escapes += weight(run->text + here, run->count - here);
    run->has_backslash = run->has_backslash || run->text[here] == '\\';
  }
  run->digits = here + 1;
  return (class & encoded) != 0;
}

/// Where the run ends.
static size_t end_of(struct run *run) {
  size_t here = run->first;
  while ((here < run->count && classes[run->text[here]] & base64) || goes_on(run, here)) here++;
  return here;
}

#if defined(__x86_64__)
typedef uint8_t bytes32 __attribute__((vector_size(32)));

/// Passes over blocks as the loop below does, two at a time.
__attribute__((target("avx2"))) static size_t skip_avx2(
    const uint8_t *text, size_t here, size_t count) {
  for (; here + 33 <= count; here += 32) {
    bytes32 block, before, after;
    memcpy(&block, text + here, 32);
    memcpy(&before, text + here - 1, 32);
    memcpy(&after, text + here + 1, 32);
    const bytes32 marks =
        (bytes32)(block == '"') | (bytes32)(block == '\'') | (bytes32)(block == '\\');
    const bytes32 joints = marks & (bytes32)(before >= '0') &
        ((bytes32)(after <= '\'') | (bytes32)(after == '+') | (bytes32)(after == '.'));
    const unsigned marked = (unsigned)_mm256_movemask_epi8((__m256i)joints);
    const unsigned blanks = (unsigned)_mm256_movemask_epi8((__m256i)(bytes32)(block <= ' '));
    const unsigned first = blanks & beginning_bits, second = blanks >> 16 & beginning_bits;
    if (__builtin_expect(marked == 0 && first != 0 && second != 0, 1)) continue;
    if ((marked & 0xFFFF) || (first == 0 && is_encoded(text + here))) return here;
    if (marked || (second == 0 && is_encoded(text + here + 16))) return here + 16;
  }
  return here;
}

enum { mark = 1, ends = 2, follows = 4, digit = 8, plain = 16 };

/// What the loops below ask of a byte, of the one before a mark and of the one behind it: plain are digits
/// of base64. Bytes beyond ASCII are told by their lowest seven bits: that is a closer look more.
static const uint8_t roles[128] = {
    [0 ... '!'] = follows, ['"'] = mark | follows, ['#'] = digit | follows, ['$'] = follows,
    ['%'] = digit | follows, ['&'] = digit | follows, ['\''] = mark | follows,
    ['+'] = digit | plain | follows, ['-'] = digit | plain, ['.'] = follows,
    ['/'] = digit | plain, ['0' ... '9'] = digit | plain | ends, [';'] = digit, ['='] = digit,
    ['A' ... 'Z'] = digit | plain | ends, ['\\'] = mark | digit, ['_'] = digit | plain,
    ['a' ... 'z'] = digit | plain | ends,
};

/// Where the run ends, by 64 bytes at a time.
__attribute__((target("avx512f,avx512bw,avx512vbmi,bmi"))) static size_t end_of_avx512(
    struct run *run) {
  const __m512i low = _mm512_loadu_si512(roles);
  const __m512i high = _mm512_loadu_si512(roles + 64);
  for (size_t start = run->first;; start += 64) {
    const size_t left = run->count - start;
    const __mmask64 readable = left < 64 ? (1ull << left) - 1 : ~0ull;
    const __m512i block = _mm512_maskz_loadu_epi8(readable, run->text + start);
    const __m512i role = _mm512_permutex2var_epi8(low, block, high);
    // The end of the text is a zero, which is no digit either.
    uint64_t others = ~_mm512_test_epi8_mask(role, _mm512_set1_epi8(plain)) |
        (uint64_t)_mm512_movepi8_mask(block);
    for (; others; others &= others - 1) {
      const size_t here = start + (size_t)__builtin_ctzll(others);
      if (!goes_on(run, here)) return here;
    }
  }
}

/// The highest bit of each sixteen that are not all zero.
static inline uint64_t any16(uint64_t bits) {
  const uint64_t rest = 0x7FFF7FFF7FFF7FFFull;
  return (((bits & rest) + rest) | bits) & ~rest;
}

/// Whether so many bits are set in a row, `open` before the first of them counted.
static inline bool has_long_run(uint64_t bits, unsigned open) {
  uint64_t runs = bits & bits >> 1;
  runs &= runs >> 2;
  runs &= runs >> 4;
  runs &= runs >> 8;
  runs &= runs >> (shortest_run - 16);
  return (runs != 0) | (open + (unsigned)__builtin_ctzll(~bits | 1ull << 63) >= shortest_run);
}

/// The same, four blocks at a time.
__attribute__((target("avx512f,avx512bw,avx512vbmi,bmi,bmi2,lzcnt"))) static size_t skip_avx512(
    const uint8_t *text, size_t start, size_t count) {
  size_t here = start;
  if (here + 65 > count) return here;
  const __m512i low = _mm512_loadu_si512(roles);
  const __m512i high = _mm512_loadu_si512(roles + 64);
  // How many digits end where the 64 bytes begin; how many it were before the first is not known.
  unsigned open = roles[text[here - 1] & 127] & digit ? shortest_run : 0;
  uint64_t before = (roles[text[here - 1] & 127] & ends) != 0;
  for (; here + 65 <= count; here += 64) {
    const __m512i role = _mm512_permutex2var_epi8(low, _mm512_loadu_si512(text + here), high);
    const uint64_t digits = _mm512_test_epi8_mask(role, _mm512_set1_epi8(digit));
    const uint64_t ending = _mm512_test_epi8_mask(role, _mm512_set1_epi8(ends));
    // What follows the last byte may be anything.
    const uint64_t following =
        _mm512_test_epi8_mask(role, _mm512_set1_epi8(follows)) >> 1 | 1ull << 63;
    const uint64_t joints =
        _mm512_test_epi8_mask(role, _mm512_set1_epi8(mark)) & (ending << 1 | before) & following;
    const bool is_long = has_long_run(digits, open);
    if (__builtin_expect(joints != 0 || is_long, 0)) {
      if (is_long && here > start && open >= block_size) return here - block_size;
      // Blocks that `is_encoded` may be true of.
      const uint64_t beginnings = 0x0001000100010001ull * beginning_bits;
      const uint64_t solid = is_long ? ~any16(~digits & beginnings) : 0;
      for (unsigned block = 0; block < 64; block += 16) {
        if ((joints >> block & 0xFFFF) ||
            ((solid >> block & 0x8000) && is_encoded(text + here + block)))
          return here + block;
      }
    }
    before = ending >> 63;
    open = (unsigned)__builtin_clzll(~digits | 1);
  }
  // A run that began here may end behind.
  return here > start && open >= block_size ? here - block_size : here;
}

enum credlint_vectors credlint_widest_vectors(void) {
  if (__builtin_cpu_supports("avx512vbmi")) return credlint_avx512;
  return __builtin_cpu_supports("avx2") ? credlint_avx2 : credlint_portable;
}

static inline size_t skip(
    const uint8_t *text, size_t here, size_t count, enum credlint_vectors vectors) {
  if (vectors == credlint_avx512) return skip_avx512(text, here, count);
  return vectors == credlint_avx2 ? skip_avx2(text, here, count) : here;
}

static inline size_t run_end(struct run *run, enum credlint_vectors vectors) {
  return vectors == credlint_avx512 ? end_of_avx512(run) : end_of(run);
}
#else
enum credlint_vectors credlint_widest_vectors(void) { return credlint_portable; }

static inline size_t skip(
    const uint8_t *text, size_t here, size_t count, enum credlint_vectors vectors) {
  (void)text, (void)count, (void)vectors;
  return here;
}

static inline size_t run_end(struct run *run, enum credlint_vectors vectors) {
  (void)vectors;
  return end_of(run);
}
#endif

/// Whether one literal may be joined to another at a mark.
static bool is_joint(const uint8_t *text, size_t place, size_t count) {
  const uint8_t mark = text[place], after = text[place + 1];
  return (mark == '"' || mark == '\'' || mark == '\\') && is_alphanumeric(text[place - 1]) &&
      (after <= '\'' || after == '+' || after == '.') && may_join(text, place, count);
}

/// A search for places.
struct search {
  const uint8_t *text;
  /// Where the text begins that runs and literals may be of, and where it ends.
  size_t floor, count;
  enum credlint_vectors vectors;
  /// Up to where runs are known, and whether the last of them may hold a backslash.
  size_t known;
  bool has_backslash;
  struct credlint_place place;
};

/// Whether the run around a byte is a place.
static bool is_run(struct search *search, size_t here) {
  while (here > search->floor && classes[search->text[here - 1]] & encoded) here--;
  struct run run = {search->text, here, search->count, here, 0, false, false};
  const size_t end = run_end(&run, search->vectors);
  if (end - here >= shortest_run && (run.hides || run.escapes >= 3))
    search->place = (struct credlint_place){credlint_run, here, end};
  search->known = end;
  search->has_backslash = run.has_backslash;
  return search->place.kind != credlint_no_place;
}

/// Whether a mark is a place, or the run is that it stands in.
static bool is_mark(struct search *search, size_t mark) {
  if (!is_joint(search->text, mark, search->count)) return false;
  if (search->text[mark] == '\\' && mark >= search->known && is_run(search, mark)) return true;
  search->place = (struct credlint_place){credlint_joint, mark, mark + 1};
  return true;
}

/// Looks at what is left of a run for a line that a backslash continues.
static bool finds_in_run(struct search *search, size_t *here) {
  const uint8_t *mark = search->has_backslash
      ? memchr(search->text + *here, '\\', search->known - *here) : NULL;
  if (!mark) {
    *here = search->known;
    return false;
  }
  *here = (size_t)(mark - search->text) + 1;
  return *here < search->count && is_mark(search, *here - 1);
}

/// Looks at one byte near the end.
static bool finds_at(struct search *search, size_t *here) {
  size_t end = *here;
  while (end < *here + beginning && end < search->count && classes[search->text[end]] & encoded)
    end++;
  if (end == *here + beginning) return is_run(search, *here);
  *here += 1;
  return *here < search->count && is_mark(search, *here - 1);
}

/// Looks at a block.
static bool finds_in_block(struct search *search, size_t *here) {
  if (is_encoded(search->text + *here)) return is_run(search, *here);
  bytes16 block, before, after;
  memcpy(&block, search->text + *here, block_size);
  memcpy(&before, search->text + *here - 1, block_size);
  memcpy(&after, search->text + *here + 1, block_size);
  const bytes16 marks =
      (bytes16)(block == '"') | (bytes16)(block == '\'') | (bytes16)(block == '\\');
  // Most marks stand before a comma or a bracket.
  const bytes16 joints = marks & (bytes16)(before >= '0') &
      ((bytes16)(after <= '\'') | (bytes16)(after == '+') | (bytes16)(after == '.'));
  for (unsigned marked = bits(joints); marked; marked &= marked - 1)
    if (is_mark(search, *here + (size_t)__builtin_ctz(marked))) return true;
  *here += block_size;
  return false;
}

struct credlint_place credlint_next_place(
    const uint8_t *text, size_t floor, size_t count, size_t start, size_t limit,
    enum credlint_vectors vectors) {
  struct search search = {text, floor, count, vectors, start, true, {credlint_no_place, limit, limit}};
  // A run that began before is not looked for.
  if (start > floor)
    while (search.known < count && classes[text[search.known - 1]] & encoded &&
           classes[text[search.known]] & encoded)
      search.known++;
  // A mark has something before it, and a run that begins there is longer than its first byte.
  size_t here = start > floor ? start : floor + 1;
  // The beginning of a block that a run fills stands less than a block behind its own.
  const size_t stop = limit + block_size < count ? limit + block_size : count;
  const size_t visible = stop + block_size < count ? stop + block_size : count;
  bool is_found = false;
  while (here < stop && !is_found) {
    if (here < search.known) {
      is_found = finds_in_run(&search, &here);
      continue;
    }
    here = skip(text, here, visible, vectors);
    is_found = here + block_size < count ? finds_in_block(&search, &here)
                                         : here < count && finds_at(&search, &here);
  }
  if (is_found && search.place.start < limit) return search.place;
  return (struct credlint_place){credlint_no_place, limit, limit};
}

#include "mark_kernel.h"

#include <string.h>

bool credlint_holds(const uint8_t *text, size_t count, uint8_t byte) {
  return memchr(text, byte, count) != NULL;
}

size_t credlint_count(const uint8_t *text, size_t count, uint8_t byte) {
  size_t found = 0;
  for (size_t here = 0; here < count; here++) found += text[here] == byte;
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

// For each set of eight lanes, twice the numbers of those in it, the lowest first, a byte each.
static uint64_t lanes[256];

__attribute__((constructor)) static void fill_lanes(void) {
  for (unsigned set = 0; set < 256; set++) {
    uint64_t places = 0;
    unsigned count = 0;
    for (unsigned lane = 0; lane < 8; lane++)
      if (set >> lane & 1) places |= (uint64_t)(2 * lane) << (8 * count++);
    lanes[set] = places;
  }
}

bool credlint_has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
}

__attribute__((target("avx2,popcnt"))) size_t credlint_mark_avx2(
    const uint8_t *text, size_t length, const uint32_t *bitmap, uint16_t *marked) {
  // Eight grams: those at 0, 2, 4 and 6 of each eight bytes.
  const __m256i grams = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9));
  const __m256i fold = _mm256_set1_epi8(0x20);
  const __m256i factor = _mm256_set1_epi32((int)0x9E3779B1u);
  const __m256i last = _mm256_set1_epi32(31);
  size_t count = 0;
  for (size_t here = 0; here < length; here += 16) {
    const __m128i low = _mm_loadu_si128((const __m128i *)(text + here));
    const __m128i high = _mm_loadu_si128((const __m128i *)(text + here + 8));
    __m256i gram = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
    gram = _mm256_or_si256(_mm256_shuffle_epi8(gram, grams), fold);
    uint32_t word[8];
    _mm256_storeu_si256(
        (__m256i *)word,
        _mm256_srli_epi32(_mm256_mullo_epi32(_mm256_slli_epi32(gram, 8), factor), 17));
    // Single loads: gathering them with one instruction is slower on most machines.
    const __m256i words = _mm256_setr_epi32(
        (int)bitmap[word[0]], (int)bitmap[word[1]], (int)bitmap[word[2]], (int)bitmap[word[3]],
        (int)bitmap[word[4]], (int)bitmap[word[5]], (int)bitmap[word[6]], (int)bitmap[word[7]]);
    // The bit that the fourth byte names, moved to where movemask looks.
    const __m256i bit = _mm256_and_si256(_mm256_srli_epi32(gram, 24), last);
    const __m256i signs = _mm256_sllv_epi32(words, _mm256_sub_epi32(last, bit));
    const unsigned set = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(signs));
    const __m128i places = _mm_cvtepu8_epi16(_mm_cvtsi64_si128((long long)lanes[set]));
    _mm_storeu_si128(
        (__m128i *)(marked + count), _mm_add_epi16(places, _mm_set1_epi16((short)here)));
    count += (size_t)__builtin_popcount(set);
  }
  return count;
}

bool credlint_has_avx512(void) {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
      __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("gfni");
}

#define AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,gfni,popcnt,bmi2")))

// One of eight tables of 128 bytes, by the lowest 7 bits of each lane.
#define ROW(number) _mm512_permutex2var_epi8(rows[2 * (number)], low, rows[2 * (number) + 1])

AVX512 static inline size_t sift(
    const uint8_t *text, size_t length, const uint64_t *sieve, uint16_t *passed) {
  __m512i low_bits[3], high_bits[3], rows[16];
  for (unsigned byte = 0; byte < 3; byte++) {
    low_bits[byte] = _mm512_set1_epi64((long long)sieve[byte]);
    high_bits[byte] = _mm512_set1_epi64((long long)sieve[3 + byte]);
  }
  const __m512i last_low = _mm512_loadu_si512(sieve + 6);
  const __m512i last_high = _mm512_loadu_si512(sieve + 14);
  for (unsigned row = 0; row < 16; row++) rows[row] = _mm512_loadu_si512(sieve + 22 + 8 * row);
  uint8_t lane[64];
  for (unsigned number = 0; number < 64; number++) lane[number] = (uint8_t)number;
  const __m512i lanes = _mm512_loadu_si512(lane);

  size_t count = 0;
  for (size_t here = 0; here < length; here += 64) {
    const size_t left = length - here;
    __m512i bytes[4];
    __mmask64 wanted = ~0ull;
    if (__builtin_expect(left >= 64, 1)) {
      for (unsigned byte = 0; byte < 4; byte++) bytes[byte] = _mm512_loadu_si512(text + here + byte);
    } else {
      wanted = _bzhi_u64(~0ull, (unsigned)left);
      for (unsigned byte = 0; byte < 4; byte++)
        bytes[byte] = _mm512_maskz_loadu_epi8(wanted, text + here + byte);
    }
    // Ten bits of hash: seven in `low`, one in its sign, two at the top of `high`.
    __m512i low = _mm512_gf2p8affine_epi64_epi8(bytes[0], low_bits[0], 0);
    __m512i high = _mm512_gf2p8affine_epi64_epi8(bytes[0], high_bits[0], 0);
    low = _mm512_ternarylogic_epi64(
        low, _mm512_gf2p8affine_epi64_epi8(bytes[1], low_bits[1], 0),
        _mm512_gf2p8affine_epi64_epi8(bytes[2], low_bits[2], 0), 0x96);
    high = _mm512_ternarylogic_epi64(
        high, _mm512_gf2p8affine_epi64_epi8(bytes[1], high_bits[1], 0),
        _mm512_gf2p8affine_epi64_epi8(bytes[2], high_bits[2], 0), 0x96);
    const __mmask64 bit7 = _mm512_movepi8_mask(low);
    const __mmask64 bit8 = _mm512_movepi8_mask(_mm512_add_epi8(high, high));
    const __mmask64 bit9 = _mm512_movepi8_mask(high);
    const __m512i first = _mm512_mask_blend_epi8(
        bit8, _mm512_mask_blend_epi8(bit7, ROW(0), ROW(1)),
        _mm512_mask_blend_epi8(bit7, ROW(2), ROW(3)));
    const __m512i second = _mm512_mask_blend_epi8(
        bit8, _mm512_mask_blend_epi8(bit7, ROW(4), ROW(5)),
        _mm512_mask_blend_epi8(bit7, ROW(6), ROW(7)));
    const __mmask64 set = _mm512_mask_test_epi8_mask(
        wanted, _mm512_mask_blend_epi8(bit9, first, second),
        _mm512_permutex2var_epi8(last_low, bytes[3], last_high));

    const __m512i places = _mm512_maskz_compress_epi8(set, lanes);
    const __m512i start = _mm512_set1_epi16((short)here);
    const size_t found = (size_t)__builtin_popcountll(set);
    _mm512_storeu_si512(passed + count, _mm512_add_epi16(
        start, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(places))));
    if (__builtin_expect(found > 32, 0))
      _mm512_storeu_si512(passed + count + 32, _mm512_add_epi16(
          start, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(places, 1))));
    count += found;
  }
  return count;
}

AVX512 size_t credlint_mark_avx512(
    const uint8_t *text, size_t length, const uint64_t *sieve, const uint32_t *bitmap,
    uint16_t *marked) {
  const size_t passed = sift(text, length, sieve, marked);
  size_t count = 0;
  for (size_t index = 0; index < passed; index++) {
    const uint16_t place = marked[index];
    uint32_t gram;
    memcpy(&gram, text + place, 4);
    gram |= 0x20202020u;
    marked[count] = place;
    count += bitmap[((gram << 8) * 0x9E3779B1u) >> 20] >> (gram >> 24 & 31) & 1;
  }
  return count;
}

AVX512 bool credlint_has_run_avx512(
    const uint8_t *text, size_t count, size_t length, const uint8_t *alphabets, uint8_t alphabet) {
  const __m512i low = _mm512_loadu_si512(alphabets);
  const __m512i high = _mm512_loadu_si512(alphabets + 64);
  const __m512i wanted = _mm512_set1_epi8((char)alphabet);
  // How long the run is that ends where a block begins.
  size_t open = 0;
  for (size_t here = 0; here < count; here += 64) {
    const size_t left = count - here;
    const __mmask64 within = left < 64 ? _bzhi_u64(~0ull, (unsigned)left) : ~0ull;
    const __m512i block = _mm512_maskz_loadu_epi8(within, text + here);
    const uint64_t members = _mm512_mask_test_epi8_mask(
        within & ~_mm512_movepi8_mask(block), _mm512_permutex2var_epi8(low, block, high), wanted);
    if (members == ~0ull) {
      open += 64;
      if (open >= length) return true;
      continue;
    }
    if (open + (size_t)__builtin_ctzll(~members) >= length) return true;
    if (length <= 64) {
      // Bits that so many others follow.
      uint64_t runs = members;
      for (size_t known = 1; runs && known < length;) {
        const size_t step = known < length - known ? known : length - known;
        runs &= runs >> step;
        known += step;
      }
      if (runs) return true;
    }
    open = (size_t)__builtin_clzll(~members);
  }
  return false;
}

#else

bool credlint_has_avx2(void) { return false; }
bool credlint_has_avx512(void) { return false; }

bool credlint_has_run_avx512(
    const uint8_t *text, size_t count, size_t length, const uint8_t *alphabets, uint8_t alphabet) {
  (void)text, (void)count, (void)length, (void)alphabets, (void)alphabet;
  return false;
}

size_t credlint_mark_avx512(
    const uint8_t *text, size_t length, const uint64_t *sieve, const uint32_t *bitmap,
    uint16_t *marked) {
  (void)text, (void)length, (void)sieve, (void)bitmap, (void)marked;
  return 0;
}

size_t credlint_mark_avx2(
    const uint8_t *text, size_t length, const uint32_t *bitmap, uint16_t *marked) {
  (void)text, (void)length, (void)bitmap, (void)marked;
  return 0;
}

#endif

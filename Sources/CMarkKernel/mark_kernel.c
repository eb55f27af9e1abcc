#include "mark_kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

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
    const uint8_t *text, size_t length, const uint32_t *bitmap, uint32_t *marked) {
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
    const __m256i places = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)lanes[set]));
    _mm256_storeu_si256(
        (__m256i *)(marked + count), _mm256_add_epi32(places, _mm256_set1_epi32((int)here)));
    count += (size_t)__builtin_popcount(set);
  }
  return count;
}

#else

bool credlint_has_avx2(void) { return false; }

size_t credlint_mark_avx2(
    const uint8_t *text, size_t length, const uint32_t *bitmap, uint32_t *marked) {
  (void)text, (void)length, (void)bitmap, (void)marked;
  return 0;
}

#endif

#include "CTeddy.h"

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) size_t teddy_scan(
    const uint8_t *text, size_t count, const uint8_t masks[96], void *context,
    void (*met)(void *context, size_t position, uint8_t buckets)) {
  const __m256i nibble = _mm256_set1_epi8(15), fold = _mm256_set1_epi8(32);
  __m256i low[3], high[3];
  for (int i = 0; i < 3; i++) {
    low[i] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(masks + 32 * i)));
    high[i] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(masks + 32 * i + 16)));
  }
  size_t at = 0;
  for (; at + 34 <= count; at += 32) {
    __m256i found = _mm256_set1_epi8(-1);
    for (int i = 0; i < 3; i++) {
      __m256i bytes =
          _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(text + at + i)), fold);
      __m256i lows = _mm256_shuffle_epi8(low[i], _mm256_and_si256(bytes, nibble));
      __m256i highs = _mm256_shuffle_epi8(
          high[i], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
      found = _mm256_and_si256(found, _mm256_and_si256(lows, highs));
    }
    uint32_t any = ~(uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(found, _mm256_setzero_si256()));
    if (any == 0) continue;
    uint8_t buckets[32];
    _mm256_storeu_si256((__m256i *)buckets, found);
    for (; any != 0; any &= any - 1) {
      int place = __builtin_ctz(any);
      met(context, at + place, buckets[place]);
    }
  }
  return at;
}
#else
size_t teddy_scan(
    const uint8_t *text, size_t count, const uint8_t masks[96], void *context,
    void (*met)(void *context, size_t position, uint8_t buckets)) {
  (void)text, (void)count, (void)masks, (void)context, (void)met;
  return 0;
}
#endif

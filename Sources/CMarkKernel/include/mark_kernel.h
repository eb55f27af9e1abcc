#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether a byte is among `count` of them.
bool credlint_holds(const uint8_t *text, size_t count, uint8_t byte);

/// How often a byte is among `count` of them.
size_t credlint_count(const uint8_t *text, size_t count, uint8_t byte);

/// Whether this machine runs `credlint_mark_avx2`.
bool credlint_has_avx2(void);

/// Whether this machine runs `credlint_mark_avx512`.
bool credlint_has_avx512(void);

/// Writes the offsets from `text`, even ones below `length`, at which the bitmap has the gram's bit, and
/// returns how many there are. Does what `Prefilter.mark` does, sixteen bytes at a time.
///
/// `length` is a multiple of 16, 65,520 at most. Reads 8 bytes behind it; writes up to 8 places behind the last one.
size_t credlint_mark_avx2(
    const uint8_t *text, size_t length, const uint32_t *bitmap, uint16_t *marked);

/// Writes the offsets from `text` below `length` whose grams pass the sieve and are in the bitmap, and
/// returns how many there are. Looks at every position, 64 of them at a time.
///
/// `length` is 65,472 at most. Reads 8 bytes behind it; writes up to 64 places behind the last one.
///
/// - sieve: 150 words. Six matrices, as `vgf2p8affineqb` takes them, hash the first three bytes of a
///   gram: three give the hash's lowest 8 bits, three its bits 2 to 9. 128 bytes have a bit each for
///   what the fourth byte may be. The last 1,024 bytes hold, for each hash, the bits of those it has.
size_t credlint_mark_avx512(
    const uint8_t *text, size_t length, const uint64_t *sieve, const uint32_t *bitmap,
    uint16_t *marked);

/// Whether so many bytes in a row, one or more, are of an alphabet; for machines that run
/// `credlint_mark_avx512`.
///
/// - alphabets: for each of 128 bytes, a bit for each alphabet that has it; no other bytes are in any.
bool credlint_has_run_avx512(
    const uint8_t *text, size_t count, size_t length, const uint8_t *alphabets, uint8_t alphabet);

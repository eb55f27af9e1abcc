#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this machine runs `credlint_mark_avx2`.
bool credlint_has_avx2(void);

/// Writes the offsets from `text`, even ones below `length`, at which the bitmap has the gram's bit, and
/// returns how many there are. Does what `Prefilter.mark` does, sixteen bytes at a time.
///
/// `length` is a multiple of 16. Reads 8 bytes behind it; writes up to 8 places behind the last one.
size_t credlint_mark_avx2(
    const uint8_t *text, size_t length, const uint32_t *bitmap, uint32_t *marked);

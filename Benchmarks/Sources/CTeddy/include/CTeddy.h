#include <stddef.h>
#include <stdint.h>

/// Marks, for each byte of `text`, the buckets of which a three-byte fingerprint may begin there.
/// `masks` holds six tables of 16 bytes: low and high nibble of the first, second and third byte.
/// Calls `met` for each position with at least one bucket. Returns the first position not looked at.
size_t teddy_scan(
    const uint8_t *text, size_t count, const uint8_t masks[96], void *context,
    void (*met)(void *context, size_t position, uint8_t buckets));


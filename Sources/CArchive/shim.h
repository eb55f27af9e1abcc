#include <archive.h>
#include <archive_entry.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

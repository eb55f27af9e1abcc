// extract -jN FOLDER: what libarchive alone takes for all that the containers below a folder hold, as
// `bsdtar -xOf FILE >/dev/null` does it: every entry of each, in processes that share the files.

#define _GNU_SOURCE
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char **files;
static size_t file_count;

/// What the processes share.
struct progress {
  atomic_size_t next, entries, bytes;
};

static int take(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)place;
  if (kind != FTW_F) return 0;
  if ((file_count & (file_count - 1)) == 0)
    files = realloc(files, (file_count ? 2 * file_count : 1) * sizeof *files);
  if (!files || !(files[file_count++] = strdup(path))) abort();
  return 0;
}

static void extract(const char *path, int nowhere, struct progress *progress) {
  struct archive *archive = archive_read_new();
  archive_read_support_filter_all(archive);
  archive_read_support_format_all(archive);
  struct archive_entry *entry;
  if (archive_read_open_filename(archive, path, 128 * 1024) == ARCHIVE_OK) {
    while (archive_read_next_header(archive, &entry) >= ARCHIVE_WARN) {
      archive_read_data_into_fd(archive, nowhere);
      progress->entries++;
      progress->bytes += (size_t)archive_entry_size(entry);
    }
  }
  archive_read_free(archive);
}

int main(int count, char **arguments) {
  int workers = 1;
  for (int index = 1; index < count; index++) {
    if (strncmp(arguments[index], "-j", 2) == 0)
      workers = atoi(arguments[index] + 2);
    else
      nftw(arguments[index], take, 16, FTW_PHYS);
  }
  struct progress *progress = mmap(
      NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  const int nowhere = open("/dev/null", O_WRONLY);
  if (progress == MAP_FAILED || nowhere < 0) return 2;
  for (int worker = 0; worker < workers; worker++) {
    if (fork() != 0) continue;
    for (size_t file; (file = progress->next++) < file_count;)
      extract(files[file], nowhere, progress);
    _exit(0);
  }
  while (wait(NULL) > 0) {}
  printf("%zu files, %zu entries, %zu bytes\n", file_count, (size_t)progress->entries,
      (size_t)progress->bytes);
}

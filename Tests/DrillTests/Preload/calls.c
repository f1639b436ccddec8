// Stands between a program and the C library while a drill runs it: writes down what the program
// writes, or has one of its calls fail. The drill compiles it and names it in LD_PRELOAD; nothing of it
// is part of the program.
//
//   DRILL_FOLDER  only calls on files below it count
//   DRILL_LOG     the file to which writes, syncs and changes of names are written down
//   DRILL_CALLS   the calls of which one fails: open, write, sync, truncate, name; memory, of SQLite's
//   DRILL_AT      which of them fails, counted from 1
//   DRILL_LASTING all after it fail too
//   DRILL_ERRNO   with which error
//   DRILL_MARK    the file that is made when the first one failed
#define _GNU_SOURCE 1
#undef _FILE_OFFSET_BITS

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value != NULL && *value != '\0' ? value : NULL;
}

static bool is_below_folder(const char *path) {
  const char *folder = setting("DRILL_FOLDER");
  return folder != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

// The path of an open file; empty for what has none.
static const char *path_of(int descriptor, char buffer[PATH_MAX]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, buffer, PATH_MAX - 1);
  buffer[count < 0 ? 0 : count] = '\0';
  return buffer;
}

// The whole path of a name that is relative to an open folder.
static const char *full_at(int folder, const char *path, char buffer[PATH_MAX]) {
  if (path[0] == '/') return path;
  if (folder == AT_FDCWD) {
    if (getcwd(buffer, PATH_MAX) == NULL) buffer[0] = '\0';
  } else {
    path_of(folder, buffer);
  }
  size_t count = strlen(buffer);
  snprintf(buffer + count, PATH_MAX - count, "/%s", path);
  return buffer;
}

// An open file may be named by its link in /proc.
static const char *linked(int folder, const char *path, char buffer[PATH_MAX]) {
  int descriptor;
  if (sscanf(path, "/proc/self/fd/%d", &descriptor) == 1) return path_of(descriptor, buffer);
  return full_at(folder, path, buffer);
}

// MARK: Failing

static atomic_int calls;

static bool is_wanted(const char *kind) {
  const char *wanted = setting("DRILL_CALLS");
  return wanted != NULL && strcmp(wanted, kind) == 0;
}

// Whether this call of those that are wanted is one that is to fail; errno is set then.
static bool fails_now(void) {
  int number = atomic_fetch_add(&calls, 1) + 1;
  int at = atoi(setting("DRILL_AT"));
  if (number < at || (number > at && setting("DRILL_LASTING") == NULL)) return false;
  const char *mark = setting("DRILL_MARK");
  if (mark != NULL) close(syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600));
  errno = atoi(setting("DRILL_ERRNO"));
  return true;
}

static bool fails(const char *kind, const char *path) {
  return is_wanted(kind) && is_below_folder(path) && fails_now();
}

// MARK: Memory

extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);

// Where SQLite's own code lies; nothing unless its memory is to fail.
static uintptr_t sqlite_start, sqlite_end;

static int find_sqlite(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size, (void)data;
  if (strstr(info->dlpi_name, "libsqlite3") == NULL) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    if (info->dlpi_phdr[i].p_type != PT_LOAD || (info->dlpi_phdr[i].p_flags & PF_X) == 0) continue;
    sqlite_start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
    sqlite_end = sqlite_start + info->dlpi_phdr[i].p_memsz;
  }
  return 1;
}

__attribute__((constructor)) static void prepare(void) {
  if (is_wanted("memory")) dl_iterate_phdr(find_sqlite, NULL);
}

#define IS_SQLITE(caller) ((uintptr_t)(caller) >= sqlite_start && (uintptr_t)(caller) < sqlite_end)

void *malloc(size_t size) {
  if (IS_SQLITE(__builtin_return_address(0)) && fails_now()) return NULL;
  return __libc_malloc(size);
}

void *realloc(void *old, size_t size) {
  if (IS_SQLITE(__builtin_return_address(0)) && fails_now()) return NULL;
  return __libc_realloc(old, size);
}

// MARK: Writing down

static int log_descriptor(void) {
  static atomic_int descriptor;
  int present = atomic_load(&descriptor);
  if (present != 0) return present;
  const char *path = setting("DRILL_LOG");
  int opened = -1;
  if (path != NULL) {
    opened = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    // Far from those that the program closes or gives away.
    int far = fcntl(opened, F_DUPFD_CLOEXEC, 900);
    if (far >= 0) {
      syscall(SYS_close, opened);
      opened = far;
    }
  }
  int none = 0;
  if (atomic_compare_exchange_strong(&descriptor, &none, opened)) return opened;
  if (opened >= 0) syscall(SYS_close, opened);
  return none;
}

// In one write each, so that processes that share the log keep each other's entries whole.
static void write_down(char what, const char *path, uint64_t offset, const void *data, size_t size) {
  int saved_error = errno;
  int log = log_descriptor();
  if (log >= 0 && (what == 'a' || is_below_folder(path))) {
    struct {
      uint64_t offset;
      uint32_t size;
      uint16_t path;
      uint8_t what, zero;
    } head = {offset, size, strlen(path), what, 0};
    struct iovec parts[] = {
      {&head, sizeof head}, {(void *)path, head.path}, {(void *)data, size},
    };
    (void)!syscall(SYS_writev, log, parts, 3);
  }
  errno = saved_error;
}

// MARK: Calls

static int open_at(int folder, const char *path, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *name = full_at(folder, path, buffer);
  bool is_new = (flags & O_CREAT) != 0 && syscall(SYS_faccessat, folder, path, F_OK) != 0;
  if (fails("open", name)) return -1;
  int result = syscall(SYS_openat, folder, path, flags, mode);
  if (result < 0) return result;
  if ((flags & __O_TMPFILE) == __O_TMPFILE) {
    write_down('n', path_of(result, buffer), 0, NULL, 0);
    return result;
  }
  if (is_new) write_down('c', name, 0, NULL, 0);
  if ((flags & O_TRUNC) != 0) write_down('t', name, 0, NULL, 0);
  return result;
}

#define MODE(flags)                                      \
  mode_t mode = 0;                                       \
  if (((flags) & (O_CREAT | __O_TMPFILE)) != 0) {        \
    va_list rest;                                        \
    va_start(rest, flags);                               \
    mode = va_arg(rest, mode_t);                         \
    va_end(rest);                                        \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return open_at(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return open_at(folder, path, flags, mode);
}

ssize_t write(int descriptor, const void *data, size_t size) {
  char buffer[PATH_MAX];
  if (descriptor == STDOUT_FILENO) {
    // What the program tells as done.
    write_down('a', "", 0, data, size);
  } else if (is_below_folder(path_of(descriptor, buffer))) {
    if (fails("write", buffer)) return -1;
    bool appends = (fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
    off_t offset = lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR);
    write_down('w', buffer, offset < 0 ? 0 : offset, data, size);
  }
  return syscall(SYS_write, descriptor, data, size);
}

static ssize_t write_at(int descriptor, const void *data, size_t size, off64_t offset) {
  char buffer[PATH_MAX];
  if (is_below_folder(path_of(descriptor, buffer))) {
    if (fails("write", buffer)) return -1;
    write_down('w', buffer, offset, data, size);
  }
  return syscall(SYS_pwrite64, descriptor, data, size, offset);
}
ssize_t pwrite(int descriptor, const void *data, size_t size, off_t offset) {
  return write_at(descriptor, data, size, offset);
}
ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t offset) {
  return write_at(descriptor, data, size, offset);
}

static int sync_by(long call, int descriptor) {
  char buffer[PATH_MAX];
  path_of(descriptor, buffer);
  if (fails("sync", buffer)) return -1;
  int result = syscall(call, descriptor);
  if (result == 0) write_down('s', buffer, 0, NULL, 0);
  return result;
}
int fsync(int descriptor) { return sync_by(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return sync_by(SYS_fdatasync, descriptor); }

static int truncate_to(int descriptor, off64_t size) {
  char buffer[PATH_MAX];
  path_of(descriptor, buffer);
  if (fails("truncate", buffer)) return -1;
  write_down('t', buffer, size, NULL, 0);
  return syscall(SYS_ftruncate, descriptor, size);
}
int ftruncate(int descriptor, off_t size) { return truncate_to(descriptor, size); }
int ftruncate64(int descriptor, off64_t size) { return truncate_to(descriptor, size); }

static int rename_at(int from, const char *path, int to, const char *name, unsigned flags) {
  char first[PATH_MAX], second[PATH_MAX];
  const char *old = full_at(from, path, first), *new = full_at(to, name, second);
  if (fails("name", new)) return -1;
  int result = syscall(SYS_renameat2, from, path, to, name, flags);
  if (result == 0) write_down('r', old, 0, new, strlen(new));
  return result;
}
int rename(const char *from, const char *to) {
  return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int renameat(int from, const char *path, int to, const char *name) {
  return rename_at(from, path, to, name, 0);
}
int renameat2(int from, const char *path, int to, const char *name, unsigned flags) {
  return rename_at(from, path, to, name, flags);
}

int linkat(int from, const char *path, int to, const char *name, int flags) {
  char first[PATH_MAX], second[PATH_MAX];
  const char *old = linked(from, path, first), *new = full_at(to, name, second);
  if (fails("name", new)) return -1;
  int result = syscall(SYS_linkat, from, path, to, name, flags);
  if (result == 0) write_down('l', old, 0, new, strlen(new));
  return result;
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int folder, const char *path, int flags) {
  char buffer[PATH_MAX];
  const char *name = full_at(folder, path, buffer);
  if (fails("name", name)) return -1;
  int result = syscall(SYS_unlinkat, folder, path, flags);
  if (result == 0) write_down('u', name, 0, NULL, 0);
  return result;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
  char buffer[PATH_MAX];
  const char *name = full_at(folder, path, buffer);
  if (fails("name", name)) return -1;
  int result = syscall(SYS_mkdirat, folder, path, mode);
  if (result == 0) write_down('d', name, 0, NULL, 0);
  return result;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

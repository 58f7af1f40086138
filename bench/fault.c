/* Makes a system call fail: the DUBAO_FAULT_AT-th one on a file below DUBAO_FAULT_IN,
   with the error DUBAO_FAULT_NUMBER. What is counted is written to DUBAO_FAULT_LOG.

   cc -shared -fPIC -O1 -o fault.so fault.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long count;

static int below(const char *path) {
    const char *in = getenv("DUBAO_FAULT_IN");
    return in && path && strncmp(path, in, strlen(in)) == 0;
}

static int mine(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return below(path);
}

/* Count a call; say whether it is to fail. */
static int fails(const char *name) {
    const char *at = getenv("DUBAO_FAULT_AT"), *number = getenv("DUBAO_FAULT_NUMBER");
    const char *log = getenv("DUBAO_FAULT_LOG");
    long here = ++count;
    if (log) {
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        int file = real(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (file >= 0) {
            dprintf(file, "%d %ld %s\n", (int)getpid(), here, name);
            close(file);
        }
    }
    if (!at || !number || here != atol(at))
        return 0;
    errno = atoi(number);
    return 1;
}

#define MODE(flags)                                                                   \
    mode_t mode = 0;                                                                  \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                            \
        va_list more;                                                                 \
        va_start(more, flags);                                                        \
        mode = va_arg(more, mode_t);                                                  \
        va_end(more);                                                                 \
    }
int open(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    MODE(flags)
    if (below(path) && fails("open"))
        return -1;
    return real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    MODE(flags)
    if (below(path) && fails("open"))
        return -1;
    return real(path, flags, mode);
}

#define BY_FILE(type, function, parameters, arguments)                                \
    type function parameters {                                                        \
        type(*real) parameters = dlsym(RTLD_NEXT, #function);                         \
        if (mine(file) && fails(#function))                                           \
            return -1;                                                                \
        return real arguments;                                                        \
    }

BY_FILE(ssize_t, write, (int file, const void *from, size_t size), (file, from, size))
BY_FILE(ssize_t, pwrite, (int file, const void *from, size_t size, off_t at),
        (file, from, size, at))
BY_FILE(ssize_t, pwrite64, (int file, const void *from, size_t size, off64_t at),
        (file, from, size, at))
BY_FILE(ssize_t, read, (int file, void *to, size_t size), (file, to, size))
BY_FILE(ssize_t, pread64, (int file, void *to, size_t size, off64_t at),
        (file, to, size, at))
BY_FILE(int, fsync, (int file), (file))
BY_FILE(int, fdatasync, (int file), (file))
BY_FILE(int, ftruncate64, (int file, off64_t size), (file, size))

#define BY_PATHS(function)                                                            \
    int function(const char *from, const char *to) {                                  \
        int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, #function);        \
        if (below(to) && fails(#function))                                            \
            return -1;                                                                \
        return real(from, to);                                                        \
    }

BY_PATHS(rename)
BY_PATHS(link)

int mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "mkdir");
    if (below(path) && fails("mkdir"))
        return -1;
    return real(path, mode);
}

int chmod(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "chmod");
    if (below(path) && fails("chmod"))
        return -1;
    return real(path, mode);
}

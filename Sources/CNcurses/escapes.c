// The only escape codes that are written by hand: what terminfo has no portable name for.
// Sources: xterm's ctlseqs (2004, OSC 52).

#include "CNcurses.h"
#include "terminal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void tty_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(tty_output, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static bool is_any_of(const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(tty_type(), names[i]) == 0) return true;
  }
  return false;
}

static bool starts_with_any_of(const char *const *prefixes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strncmp(tty_type(), prefixes[i], strlen(prefixes[i])) == 0) return true;
  }
  return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

// MARK: Modes of the whole session

// Terminals of these types may print a private mode that they don't know.
bool tty_brackets_pastes(void) {
  static const char *const without[] = {"vt100", "ansi", "dumb"};
  return !is_any_of(without, COUNT(without));
}

// The Linux console and real VTs print the text of an OSC that they don't know.
bool tty_takes_copies(void) {
  static const char *const families[] = {
    "xterm", "screen", "tmux", "rxvt", "putty", "alacritty", "foot", "kitty", "konsole", "vte",
    "gnome", "st-", "wezterm", "ghostty", "contour", "mintty", "iterm",
  };
  return starts_with_any_of(families, COUNT(families));
}

const char *tty_enter_codes(void) { return tty_brackets_pastes() ? "\033[?2004h" : ""; }
const char *tty_leave_codes(void) { return tty_brackets_pastes() ? "\033[?2004l" : ""; }

// MARK: Operating system commands

static size_t base64(const uint8_t *bytes, size_t count, char *result) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  char *next = result;
  for (size_t i = 0; i < count; i += 3) {
    size_t left = count - i;
    uint32_t group = (uint32_t)bytes[i] << 16;
    if (left > 1) group |= (uint32_t)bytes[i + 1] << 8;
    if (left > 2) group |= bytes[i + 2];
    *next++ = digits[group >> 18];
    *next++ = digits[group >> 12 & 63];
    *next++ = left > 1 ? digits[group >> 6 & 63] : '=';
    *next++ = left > 2 ? digits[group & 63] : '=';
  }
  return (size_t)(next - result);
}

bool tty_copy(const uint8_t *bytes, size_t count) {
  if (!tty_takes_copies()) return false;
  static const char head[] = "\033]52;c;";
  char *code = malloc(sizeof head + (count + 2) / 3 * 4 + 1);
  if (code == NULL) return false;
  size_t length = sizeof head - 1;
  memcpy(code, head, length);
  length += base64(bytes, count, code + length);
  code[length++] = '\a';
  tty_write(code, length);
  free(code);
  return true;
}

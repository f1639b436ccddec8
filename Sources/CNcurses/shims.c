#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE 1

#include "CNcurses.h"
#include "terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <wchar.h>

static char terminal_type[64];
static struct termios found_modes;
static bool is_open;

// MARK: Locale

static bool names_utf8(const char *locale) {
  return strcasestr(locale, "utf-8") != NULL || strcasestr(locale, "utf8") != NULL;
}

bool tty_adopt_locale(void) {
  if (setlocale(LC_CTYPE, "") == NULL) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
      const char *value = getenv(names[i]);
      if (value == NULL || *value == '\0') continue;
      if (names_utf8(value)) setlocale(LC_CTYPE, "C.UTF-8");
      break;
    }
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// MARK: Start and end

tty_start tty_probe(const char *type) {
  if (type == NULL || *type == '\0' || strlen(type) >= sizeof terminal_type) {
    return tty_start_unknown;
  }
  int found = 0;
  if (setupterm(type, tty_output, &found) != OK) {
    // 1 is a hard-copy terminal; 0 unknown or only a family's name; -1 no database at all.
    return found == 1 ? tty_start_no_cursor_addressing : tty_start_unknown;
  }
  const char *address = tigetstr("cup");
  bool is_addressable = address != NULL && address != (char *)-1;
  del_curterm(cur_term);
  return is_addressable ? tty_start_done : tty_start_no_cursor_addressing;
}

// `tputs` takes a plain function, so that the place it collects into must be here.
static struct {
  char bytes[256];
  size_t count;
} collected;

static int collect(int byte) {
  if (collected.count < sizeof collected.bytes) collected.bytes[collected.count++] = (char)byte;
  return byte;
}

static bool is_string(const char *string) { return string != NULL && string != (char *)-1; }

static void collect_string(const char *string) {
  if (is_string(string)) tputs(string, 1, collect);
}

// Without an alternate screen the shell would go on in the midst of what is shown.
static void collect_cleared(void) {
  if (!is_string(tigetstr("rmcup"))) collect_string(tigetstr("clear"));
}

static void arm_restore(void) {
  collected.count = 0;
  for (const char *byte = tty_leave_codes(); *byte != '\0'; byte++) collect(*byte);
  collect_string(tigetstr("sgr0"));
  collect_string(tigetstr("op"));
  collect_string(tiparm(tigetstr("cup"), LINES - 1, 0));
  collect_string(tigetstr("rmcup"));
  collect_cleared();
  collect_string(tigetstr("rmkx"));
  collect_string(tigetstr("cnorm"));
  collect('\r');
  collect('\n');
  tty_arm_restore(&found_modes, collected.bytes, collected.count);
}

static void enter(void) {
  is_open = true;
  tty_write(tty_enter_codes(), strlen(tty_enter_codes()));
}

tty_start tty_open(const char *type) {
  static const char *const fallbacks[] = {"xterm-256color", "xterm", "vt100"};
  size_t next = 0;
  tty_start probed;
  while ((probed = tty_probe(type)) == tty_start_unknown) {
    if (next == sizeof fallbacks / sizeof *fallbacks) return tty_start_unknown;
    type = fallbacks[next++];
  }
  if (probed != tty_start_done) return probed;

  // Of a terminal that is already gone there are no modes to bring back; the loop will notice.
  if (!tty_adopt_held_typing(&found_modes)) tcgetattr(tty_input, &found_modes);
  unsetenv("COLUMNS");
  unsetenv("LINES");
  strncpy(terminal_type, type, sizeof terminal_type - 1);
  if (newterm(terminal_type, stdout, stdin) == NULL) {
    tcsetattr(tty_input, TCSANOW, &found_modes);
    return tty_start_unknown;
  }

  // Keys are decoded from bytes by ourselves; application keypad mode stays off, or the numeric
  // keypad of PuTTY would stop sending digits.
  raw();
  noecho();
  nonl();
  // A flush is never left half done for waiting input: the loop has read all of it before.
  typeahead(-1);
  if (has_colors() && start_color() == OK) use_default_colors();
  tty_adopt_size();
  arm_restore();
  enter();
  return tty_start_done;
}

const char *tty_type(void) { return terminal_type; }

void tty_close(void) {
  if (!is_open) return;
  is_open = false;
  tty_write(tty_leave_codes(), strlen(tty_leave_codes()));
  endwin();
  collected.count = 0;
  collect_cleared();
  tty_write(collected.bytes, collected.count);
  // ncurses sets the modes by way of the output, which leads nowhere once the terminal was stuck.
  tcsetattr(tty_input, TCSANOW, &found_modes);
  tty_disarm_restore();
}

void tty_reopen(void) {
  reset_prog_mode();
  tty_adopt_size();
  arm_restore();
  if (!is_open) enter();
  clearok(curscr, TRUE);
}

// MARK: Size

bool tty_adopt_size(void) {
  struct winsize size;
  if (ioctl(tty_output, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  if (size.ws_row == LINES && size.ws_col == COLS) return false;
  // Not `resizeterm`: it queues KEY_RESIZE for a `getch` that never comes.
  if (resize_term(size.ws_row, size.ws_col) != OK) return false;
  clearok(curscr, TRUE);
  return true;
}

int tty_rows(void) { return LINES; }
int tty_columns(void) { return COLS; }

int tty_waiting(void) {
  int count = 0;
  return ioctl(tty_input, FIONREAD, &count) == 0 ? count : 0;
}

// MARK: Colour

int tty_colors(void) { return has_colors() ? COLORS : 0; }

void tty_define_pair(int pair, int foreground) { init_pair((short)pair, (short)foreground, -1); }

// MARK: Drawing

static attr_t curses_attributes(unsigned attributes) {
  attr_t result = A_NORMAL;
  if (attributes & tty_bold) result |= A_BOLD;
  if (attributes & tty_underline) result |= A_UNDERLINE;
  if (attributes & tty_dim) result |= A_DIM;
  if (attributes & tty_reverse) result |= A_REVERSE;
  return result;
}

// What ncurses takes is made here, cell by cell, and handed on in one call: it then looks up the row
// once. Cells beyond a row's length can't come.
static void put(int row, int column, const cchar_t *cells, int count) {
  if (count > 0) mvadd_wchnstr(row, column, cells, count);
}

void tty_put(int row, int column, const tty_cell *cells, int count) {
  enum { most = 256 };
  cchar_t ready[most];
  int length = 0;
  int start = column;
  for (int i = 0; i < count; i++) {
    const tty_cell *cell = &cells[i];
    if (cell->width == 0) continue;
    if (length + 2 > most) {
      put(row, start, ready, length);
      length = 0;
    }
    if (length == 0) start = column + i;
    attr_t look = curses_attributes(cell->attributes);
    wchar_t text[CCHARW_MAX + 1] = {(wchar_t)cell->base};
    for (int mark = 0; mark < 4 && cell->marks[mark] != 0; mark++) {
      text[mark + 1] = (wchar_t)cell->marks[mark];
    }
    // A character that libc measures differently from our table would shift the rest of the row.
    bool is_as_meant = cell->base < 0x7F ? cell->base >= 0x20 && cell->width == 1
                                         : wcwidth((wchar_t)cell->base) == cell->width;
    if (is_as_meant && setcchar(&ready[length], text, look, cell->pair, NULL) == OK) {
      length++;
      continue;
    }
    for (int part = 0; part < cell->width; part++) {
      setcchar(&ready[length++], L"?", look, cell->pair, NULL);
    }
  }
  put(row, start, ready, length);
}

void tty_flush(int row, int column) {
  static bool is_hidden = false;
  if ((row < 0) != is_hidden) {
    is_hidden = row < 0;
    curs_set(is_hidden ? 0 : 1);
  }
  if (row >= 0) move(row, column);
  wnoutrefresh(stdscr);
  doupdate();
}

void tty_forget_contents(void) { clearok(curscr, TRUE); }

const char *tty_key(const char *name) {
  const char *bytes = tigetstr(name);
  return bytes == (const char *)-1 ? NULL : bytes;
}

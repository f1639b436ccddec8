/// The terminal as Swift sees it: small functions, no ncurses types.
///
/// `ncurses.h` is kept out of here on purpose: `stdscr`, its variadics and its macros can't be
/// imported in Swift 6 mode. All functions belong to the thread that runs the loop, except where
/// said; there is one terminal per process, as there is for ncurses.

#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: The screen (shims.c)

/// How starting the screen went.
typedef enum __attribute__((enum_extensibility(closed))) {
  tty_start_done,
  /// The terminal can't place the cursor (`cup`), so there is no full screen on it.
  tty_start_no_cursor_addressing,
  /// Neither the given type nor any of the fallbacks is in the terminfo database.
  tty_start_unknown,
} tty_start;

/// What a cell can look like beside its colour. Standout is left out, which screen(1) shows as
/// italics. Dim, which many terminals show too dark to read, is for what is over and has a sign besides.
enum {
  tty_bold = 1,
  tty_underline = 2,
  tty_dim = 8,
  tty_reverse = 4,
};

/// Takes the character set from the environment and tells whether it is UTF-8.
///
/// SSH clients pass `LC_*` names that the host hasn't got; a missing locale whose name says UTF-8
/// is read as C.UTF-8, since the terminal at the other end speaks it.
bool tty_adopt_locale(void);

/// Says whether a terminal of this type can place the cursor, or isn't known (NULL: no type).
/// Needs no open screen and writes nothing.
tty_start tty_probe(const char *type);

/// Opens the screen on standard input and output, raw and without echo.
///
/// Tries `type`, then xterm-256color, xterm, vt100. COLUMNS and LINES leave the environment, since
/// they would override the real size. Call `tty_catch_signals` first, or ncurses installs handlers
/// of its own.
tty_start tty_open(const char *type);

/// The terminal type in use, which is a fallback if the given one was unknown.
const char *tty_type(void);

/// Closes the screen and gives the terminal back as it was found.
void tty_close(void);

/// Takes the terminal again after `tty_close`, or after somebody else may have changed its modes.
/// The next flush draws everything.
void tty_reopen(void);

/// Asks the terminal for its size (TIOCGWINSZ) and adopts it; tells whether it changed. A terminal
/// that doesn't know its size (0x0) has the one of its terminfo entry.
bool tty_adopt_size(void);
int tty_rows(void);
int tty_columns(void);

/// How many bytes have been typed that nobody has read.
int tty_waiting(void);

/// Number of colours, 0 without any. Default colours stay the terminal's own.
int tty_colors(void);

/// Makes `pair` stand for this foreground on the terminal's own background.
void tty_define_pair(int pair, int foreground);

/// A cell: a base character with the marks on it, and how it looks.
typedef struct {
  uint32_t base;
  /// In order; 0 behind the last.
  uint32_t marks[4];
  /// Of `tty_bold` and its like.
  uint8_t attributes;
  /// A pair of `tty_define_pair`, or 0.
  uint8_t pair;
  /// The columns it is meant to take: 1 or 2, or 0 for the second half of the cell before it.
  uint8_t width;
} tty_cell;

/// Neighbouring cells of a row. Nothing reaches the terminal before `tty_flush`.
void tty_put(int row, int column, const tty_cell *cells, int count);

/// Puts the cursor there, or hides it if `row` is negative, then sends what changed in one go.
void tty_flush(int row, int column);

/// Makes the next flush draw everything anew (Ctrl-L).
void tty_forget_contents(void);

/// What the key with this terminfo name (`kcuu1`, `kf1`, …) sends, or NULL.
const char *tty_key(const char *name);

// MARK: Outside ncurses (escapes.c)

/// Whether this terminal was asked to put brackets around pastes: all but those that would show the
/// code (vt100, ansi, dumb).
bool tty_brackets_pastes(void);

/// Whether the terminal is of a family known to have a clipboard that `tty_copy` reaches.
bool tty_takes_copies(void);

/// Sends bytes to the clipboard of the terminal (OSC 52, xterm's ctlseqs).
///
/// False if the terminal isn't of a family known to take it. No terminal says whether it did.
bool tty_copy(const uint8_t *bytes, size_t count);

// MARK: Signals (signals.c)

/// Catches signals; returns the descriptor on which those that the loop acts on (HUP, INT, TERM,
/// QUIT, WINCH, TSTP, CONT) arrive, each as a byte with its number, or -1 and errno.
///
/// Those that end the process give the terminal back first, print `farewell` on standard error,
/// then end it by the same signal. PIPE and XFSZ are ignored, so that writes fail with an error.
///
/// Call before `tty_open`. It replaces the handlers of Swift's backtracer, whose prompt would hold
/// the raw screen, and the store's lock, for half a minute.
int tty_catch_signals(const char *farewell);

/// Gives the calling thread a stack for signal handlers, so that even an overflow of its own stack
/// ends with the terminal restored. `tty_catch_signals` does it for its own thread.
void tty_use_signal_stack(void);

/// Keeps what is in memory from core dumps, debuggers and `/proc/<pid>/mem` (setrlimit(2), prctl(2)).
/// Call it before anything is read.
void tty_keep_memory_private(void);

/// Lets standard input be typed on without being shown, until `tty_show_typing`; false when it is no
/// terminal. Whatever signal ends the process until then gives the terminal back first; Ctrl-Z does
/// nothing. Not while the screen is open.
bool tty_hide_typing(void);
void tty_show_typing(void);

/// Keeps what is typed from now on for the screen that is going to be opened, without showing it; where
/// input or output is no terminal it does nothing. Ended by `tty_open`, or by `tty_release_typing` when
/// no screen comes, which leaves to the shell what was typed; whatever signal ends the process until
/// then gives the terminal back first.
void tty_hold_typing(void);
void tty_release_typing(void);

/// Tells the loop as well of a program of ours that ended or stopped (SIGCHLD), or no more.
void tty_tell_of_programs(bool tells);

/// Stops the whole job as Ctrl-Z would; returns once it is continued. Close the screen before.
/// An orphaned job can't be stopped (nobody could continue it): then it returns at once.
void tty_stop_job(void);

#endif

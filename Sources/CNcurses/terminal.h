/// What the C files of this module share.

#ifndef CNCURSES_TERMINAL_H
#define CNCURSES_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// Where the terminal is written to and read from.
enum { tty_output = 1, tty_input = 0 };

/// Writes it all, however the kernel splits it; gives up on an error. Async-signal-safe.
void tty_write(const char *bytes, size_t count);

/// What the fatal handler does to the terminal: made while all is well, only read by the handler.
///
/// `is_armed` is set while the screen is open. `bytes` leave the alternate screen, show the cursor
/// and reset attributes and modes.
void tty_arm_restore(const struct termios *modes, const char *bytes, size_t count);
void tty_disarm_restore(void);

/// Ends `tty_hold_typing` for the screen that is being opened: the modes as they were found before it;
/// false when nothing was held.
bool tty_adopt_held_typing(struct termios *modes);

/// The codes for this terminal, at the start and the end, that terminfo has no names for.
const char *tty_enter_codes(void);
const char *tty_leave_codes(void);

#endif

/* The least that a list in a terminal can cost: rows made up as they are drawn, the queue's columns, a
 * marker, ncurses and nothing else. Draws once when keys wait.
 *
 *   list ROWS
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 3, FOOT = 2 };
static long count, top, cursor;
static char typed[40];
static int typing;

static void number_of(long row, char *text, size_t size) {
  snprintf(text, size, "+234 80%ld %03ld %04ld", 2 + row % 8, row / 8 * 79 % 1000, row * 7919 % 10000);
}

static void row_text(long row, char *text, size_t size) {
  static const char *const carriers[] = {"mtn", "airtel", "glo", "9mobile", "vodacom"};
  static const char *const customers[] = {"Adébáyò & Ọ…", "Kano Leathe…", "Gulf Star F…", "Volta Clinics"};
  static const char *const next[] = {"P review LOA", "R ready to resubmit", "S missed by 4 d", "I confirm"};
  char number[32];
  number_of(row, number, sizeof number);
  snprintf(text, size, " %-17s NG %-9s %-12s %-19s %ldd ov  %s", number, carriers[row * 7 % 5],
           customers[row * 3 % 4], next[row * 5 % 4], row * 13 % 30, row % 3 ? "ada" : "bola");
}

static void draw(void) {
  int rows = LINES - HEAD - FOOT;
  char text[200];
  if (cursor < top) top = cursor;
  if (cursor >= top + rows) top = cursor - rows + 1;
  for (int i = 0; i < rows && top + i < count; i++) {
    row_text(top + i, text, sizeof text);
    mvaddstr(HEAD + i, 0, top + i == cursor ? "> " : "  ");
    addstr(text);
    clrtoeol();
  }
  mvaddstr(LINES - 2, 0, typing ? "/" : " ");
  addstr(typed);
  clrtoeol();
  refresh();
}

static void find(void) {
  char number[32];
  for (long i = 0; i < count && i < 2000; i++) {
    number_of(i, number, sizeof number);
    if (strstr(number, typed)) {
      top = cursor = i;
      return;
    }
  }
}

/* Whether it goes on. */
static int press(int key) {
  int rows = LINES - HEAD - FOOT;
  if (typing) {
    size_t end = strlen(typed);
    if (key == 27 || key == '\n' || key == '\r') {
      typing = 0;
      typed[0] = 0;
    } else if (key >= ' ' && key < 127 && end + 1 < sizeof typed) {
      typed[end] = (char)key;
      typed[end + 1] = 0;
      find();
    }
    return 1;
  }
  switch (key) {
  case 'q': return 0;
  case 'j': case KEY_DOWN: if (cursor + 1 < count) cursor++; break;
  case 'k': case KEY_UP: if (cursor > 0) cursor--; break;
  case KEY_NPAGE: cursor = cursor + rows < count ? cursor + rows : count - 1; top = cursor; break;
  case KEY_PPAGE: cursor = cursor > rows ? cursor - rows : 0; top = cursor; break;
  case 'g': case KEY_HOME: cursor = 0; break;
  case 'G': case KEY_END: cursor = count - 1; break;
  case '/': typing = 1; break;
  }
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 2 || (count = atol(argv[1])) < 1) return 64;
  setlocale(LC_ALL, "");
  set_escdelay(25);
  initscr();
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  curs_set(0);
  mvprintw(0, 0, " All open %ld", count);
  mvaddstr(0, COLS - 17, "ada Mon 23 Nov");
  mvaddstr(1, 0, " 0 All 220  1 Mine 91  2 Review 92  3 Car 58  4 Today 128  5 Rej 56  6 Ovr 3");
  mvaddstr(2, 0, "   Number            Cc Carrier   Customer     Next                Due    Who");
  mvaddstr(LINES - 1, 0, " open  s status  d documents  r resolve  / find  f filter  tag  : do  ? help");
  for (int going = 1; going;) {
    draw();
    int key = getch();
    going = press(key);
    nodelay(stdscr, TRUE);
    while (going && (key = getch()) != ERR) going = press(key);
    nodelay(stdscr, FALSE);
  }
  endwin();
  return 0;
}

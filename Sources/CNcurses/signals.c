#define _GNU_SOURCE 1

#include "CNcurses.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

// MARK: Signals that the loop acts on

static const int told[] = {SIGWINCH, SIGTSTP, SIGCONT};
static const int ending[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT};
static int pipe_to_loop[2] = {-1, -1};

// A full pipe means that the loop has thousands of them to read already: dropping one is right.
static void tell_loop(int signal) {
  int saved_error = errno;
  unsigned char number = (unsigned char)signal;
  ssize_t written = write(pipe_to_loop[1], &number, 1);
  (void)written;
  errno = saved_error;
}

// MARK: A terminal that no longer reads

// ncurses writes until all is written, so that a terminal that stopped reading would keep the process
// from ending. Some time after the first signal to end it, a write that still waits is interrupted
// and led to nowhere: the terminal can't be given back, but drafts are kept and the process is gone.
enum { patience_ms = 400, interval_ms = 100 };
static timer_t patience;
static int nowhere = -1;

static void tell_loop_to_end(int signal) {
  static const struct itimerspec spec = {
    .it_value = {.tv_nsec = patience_ms * 1000000L},
    .it_interval = {.tv_nsec = interval_ms * 1000000L},
  };
  tell_loop(signal);
  struct itimerspec present;
  if (nowhere < 0 || timer_gettime(patience, &present) != 0) return;
  if (present.it_value.tv_sec == 0 && present.it_value.tv_nsec == 0) {
    timer_settime(patience, 0, &spec, NULL);
  }
}

static void lead_output_nowhere(int signal) {
  (void)signal;
  int saved_error = errno;
  struct pollfd output = {.fd = tty_output, .events = POLLOUT};
  if (poll(&output, 1, 0) == 0) dup2(nowhere, tty_output);
  errno = saved_error;
}

// MARK: Signals that end the process

// Faults, and every other signal whose default is to end the process (signal(7)), so that none of
// them can leave a raw terminal behind.
static const int fatal[] = {
  SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP, SIGXCPU,
  SIGALRM, SIGIO, SIGPROF, SIGPWR, SIGSTKFLT, SIGUSR1, SIGUSR2, SIGVTALRM,
};

static struct {
  volatile sig_atomic_t is_armed;
  struct termios modes;
  char bytes[256];
  size_t count;
} restore;

static char farewell_text[256];
static size_t farewell_count;

void tty_arm_restore(const struct termios *modes, const char *bytes, size_t count) {
  restore.is_armed = 0;
  restore.modes = *modes;
  restore.count = count < sizeof restore.bytes ? count : sizeof restore.bytes;
  memcpy(restore.bytes, bytes, restore.count);
  restore.is_armed = 1;
}

void tty_disarm_restore(void) { restore.is_armed = 0; }

// All signals are blocked in here, SIGTTOU too: a process in the background may restore as well.
static void restore_and_die(int signal) {
  if (restore.is_armed) {
    restore.is_armed = 0;
    // A line that is stuck must not keep the process, and with it the store's lock, alive.
    struct pollfd output = {.fd = tty_output, .events = POLLOUT};
    if (poll(&output, 1, 50) == 1) tty_write(restore.bytes, restore.count);
    tcsetattr(tty_input, TCSANOW, &restore.modes);
    ssize_t written = write(STDERR_FILENO, farewell_text, farewell_count);
    (void)written;
  }
  // SA_RESETHAND brought the default action back. A fault repeats itself on return, and dies with
  // the faulting address; a signal that was sent is pending until then.
  raise(signal);
}

// MARK: Installing

static _Thread_local char signal_stack[32 * 1024];

void tty_use_signal_stack(void) {
  stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
  sigaltstack(&stack, NULL);
}

static void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

int tty_catch_signals(const char *farewell) {
  if (pipe2(pipe_to_loop, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  farewell_count = strnlen(farewell, sizeof farewell_text);
  memcpy(farewell_text, farewell, farewell_count);
  tty_use_signal_stack();
  for (size_t i = 0; i < COUNT(fatal); i++) {
    handle(fatal[i], restore_and_die, SA_ONSTACK | SA_RESETHAND);
  }
  for (size_t i = 0; i < COUNT(told); i++) handle(told[i], tell_loop, SA_ONSTACK | SA_RESTART);
  // To this thread, which is the one that writes; without SA_RESTART, so that the write ends.
  handle(SIGRTMIN, lead_output_nowhere, SA_ONSTACK);
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN};
  event._sigev_un._tid = gettid();
  if (timer_create(CLOCK_MONOTONIC, &event, &patience) == 0) {
    nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  }
  for (size_t i = 0; i < COUNT(ending); i++) {
    handle(ending[i], tell_loop_to_end, SA_ONSTACK | SA_RESTART);
  }
  handle(SIGPIPE, SIG_IGN, 0);
  handle(SIGXFSZ, SIG_IGN, 0);
  // A mask outlives execve(2): whoever started the program from a thread that blocks signals, as those of
  // thread pools do, would keep it from hearing any.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  return pipe_to_loop[0];
}

// MARK: Secrets

void tty_keep_memory_private(void) {
  static const struct rlimit none;
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

// Whoever started the program may have told it to let a signal pass, as nohup does.
static void handle_unless_ignored(int signal, void (*handler)(int), int flags) {
  struct sigaction present;
  if (sigaction(signal, NULL, &present) != 0 || present.sa_handler == SIG_IGN) return;
  handle(signal, handler, flags);
}

static struct {
  struct termios modes;
  struct sigaction stop;
  bool is_held;
} shown;

// Remembers the modes, to be given back by whatever ends the process.
static bool begin_silence(void) {
  if (tcgetattr(tty_input, &shown.modes) != 0) return false;
  tty_arm_restore(&shown.modes, "", 0);
  for (size_t i = 0; i < COUNT(fatal); i++) {
    handle_unless_ignored(fatal[i], restore_and_die, SA_ONSTACK | SA_RESETHAND);
  }
  for (size_t i = 0; i < COUNT(ending); i++) {
    handle_unless_ignored(ending[i], restore_and_die, SA_ONSTACK | SA_RESETHAND);
  }
  sigaction(SIGTSTP, NULL, &shown.stop);
  handle(SIGTSTP, SIG_IGN, 0);
  return true;
}

static void end_silence(int when) {
  tcsetattr(tty_input, when, &shown.modes);
  tty_disarm_restore();
  sigaction(SIGTSTP, &shown.stop, NULL);
}

bool tty_hide_typing(void) {
  if (!begin_silence()) return false;
  struct termios silent = shown.modes;
  silent.c_lflag &= ~(tcflag_t)ECHO;
  tcsetattr(tty_input, TCSAFLUSH, &silent);
  return true;
}

void tty_show_typing(void) { end_silence(TCSAFLUSH); }

void tty_hold_typing(void) {
  if (shown.is_held || !isatty(tty_output) || !begin_silence()) return;
  shown.is_held = true;
  // Key by key as the screen will read them; Ctrl-C still ends the program.
  struct termios silent = shown.modes;
  silent.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
  silent.c_iflag &= ~(tcflag_t)ICRNL;
  tcsetattr(tty_input, TCSANOW, &silent);
}

void tty_release_typing(void) {
  if (!shown.is_held) return;
  shown.is_held = false;
  end_silence(TCSANOW);
}

bool tty_adopt_held_typing(struct termios *modes) {
  if (!shown.is_held) return false;
  shown.is_held = false;
  *modes = shown.modes;
  return true;
}

// MARK: Stopping

void tty_tell_of_programs(bool tells) {
  handle(SIGCHLD, tells ? tell_loop : SIG_DFL, tells ? SA_ONSTACK | SA_RESTART : 0);
}

void tty_stop_job(void) {
  // The others of the job first, while we ignore it; then this thread alone, since only a signal
  // to the calling thread is sure to stop us before `raise` returns.
  handle(SIGTSTP, SIG_IGN, 0);
  kill(0, SIGTSTP);
  handle(SIGTSTP, SIG_DFL, 0);
  handle(SIGCONT, SIG_DFL, 0);
  raise(SIGTSTP);
  handle(SIGCONT, tell_loop, SA_ONSTACK | SA_RESTART);
  handle(SIGTSTP, tell_loop, SA_ONSTACK | SA_RESTART);
}

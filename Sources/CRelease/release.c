#include "CRelease.h"

#ifndef PORTTUI_COMMIT
#define PORTTUI_COMMIT ""
#endif

const char *release_commit(void) { return PORTTUI_COMMIT; }

/// What only the build knows of a release.

#ifndef CRELEASE_H
#define CRELEASE_H

/// The commit that the program was built from, or an empty text where the build wasn't told.
const char *release_commit(void);

#endif

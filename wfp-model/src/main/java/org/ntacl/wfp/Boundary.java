package org.ntacl.wfp;

/** What a call does to the explicit transaction of its session. */
enum Boundary {
  BEGIN_READ,
  BEGIN_WRITE,
  COMMIT,
  ABORT
}

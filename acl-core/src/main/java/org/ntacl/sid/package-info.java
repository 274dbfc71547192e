/**
 * Security identifiers: the value itself, the well-known ones, the two-letter aliases of SDDL with
 * the context that gives them meaning, and the identifiers that Windows derives from names.
 */
package org.ntacl.sid;

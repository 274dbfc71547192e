/**
 * The binary forms of security descriptors, self-relative and absolute. Bytes are untrusted: every
 * length, offset and count is checked before it is used.
 */
package org.ntacl.binary;

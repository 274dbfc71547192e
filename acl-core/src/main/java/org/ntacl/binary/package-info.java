/**
 * The binary forms of security descriptors: self-relative, absolute, and a form that keeps foreign
 * layouts byte for byte.
 *
 * <p>Readers trust no length and no offset and throw nothing but {@link
 * org.ntacl.MalformedBytesException}.
 */
package org.ntacl.binary;

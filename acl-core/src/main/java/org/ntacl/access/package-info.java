/**
 * The access check: what a descriptor lets a token do, and why (MS-DTYP 2.5.3, completed from the
 * Windows documentation and recorded behaviour). Start at {@link org.ntacl.access.AccessCheck}.
 *
 * <p>Comments such as {@code accesscheck 5.3} cite the digest of all these sources that the check
 * was written from, by section.
 */
package org.ntacl.access;

/**
 * Makes tokens out of signed identities: Kerberos PACs and X.509 certificates. A module of its own
 * since it alone needs an ASN.1 library.
 *
 * <p>Start at {@link org.ntacl.identity.IdentityTokens}.
 */
package org.ntacl.identity;

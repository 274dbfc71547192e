/**
 * Privilege attribute certificates: what a domain controller says about a user in a Kerberos ticket
 * (MS-PAC), read from untrusted bytes, verified and written.
 *
 * <p>Start at {@link org.ntacl.identity.pac.Pac} and {@link org.ntacl.identity.pac.PacVerifier}.
 */
package org.ntacl.identity.pac;

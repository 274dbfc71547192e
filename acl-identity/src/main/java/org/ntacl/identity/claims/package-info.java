/**
 * The claims of users and devices as a Kerberos PAC carries them (MS-ADTS 2.2.18): read, written,
 * and made into what a token holds.
 *
 * <pre>{@code
 * List<Claim> claims = ClaimsSetMetadata.read(buffer).claimsSet(ClaimsLimits.DEFAULT)
 *     .claims(ClaimsLimits.DEFAULT);
 * }</pre>
 */
package org.ntacl.identity.claims;

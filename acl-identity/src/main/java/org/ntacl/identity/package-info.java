/**
 * Makes tokens and security identifiers out of signed identities: the SID extension of X.509
 * certificates and Kerberos PACs. A module of its own since it alone needs an ASN.1 library.
 */
package org.ntacl.identity;

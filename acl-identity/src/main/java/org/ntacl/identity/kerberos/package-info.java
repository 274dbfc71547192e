/** What PACs need of Kerberos: keys, keytabs, checksums and authorization data. */
package org.ntacl.identity.kerberos;

/** Who an X.509 certificate of a Windows domain is for. */
package org.ntacl.identity.certificate;

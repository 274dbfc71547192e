/** The wire forms that PACs and claims share: bounded reading and writing of NDR. */
package org.ntacl.identity.internal;

/** The access check: descriptor and token in, granted rights, status, audits and reasons out. */
package org.ntacl.access;

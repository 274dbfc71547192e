/** What the commands about PACs and certificates write. */
package org.ntacl.cli.identity;

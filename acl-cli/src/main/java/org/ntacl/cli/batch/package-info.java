/** The protocol of {@code ntacl batch}: JSON Lines in, JSON Lines out. */
package org.ntacl.cli.batch;

/** The streams that a command reads and writes, and how text is laid out and coloured on them. */
package org.ntacl.cli.console;

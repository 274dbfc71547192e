/** The {@code ntacl} command. Here alone the project knows picocli and Jackson. */
package org.ntacl.cli;

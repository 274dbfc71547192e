/**
 * The command line: what commands may be given, and its two readers. Here alone the project knows
 * picocli.
 */
package org.ntacl.cli.args;

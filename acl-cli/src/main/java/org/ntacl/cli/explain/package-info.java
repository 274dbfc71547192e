/** Puts security descriptors into words: for people as text, for programs as JSON. */
package org.ntacl.cli.explain;

/** Other Java libraries for the same bytes. */
package org.ntacl.benchmarks.peers;

/** JMH benchmarks, and the other Java implementations that they are compared with. */
package org.ntacl.benchmarks;

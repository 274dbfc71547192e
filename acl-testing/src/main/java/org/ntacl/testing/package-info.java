/**
 * Seeded generators and assertions for the modules' own tests. Every generator draws from one seed,
 * which a failing test prints.
 */
package org.ntacl.testing;

/**
 * The Windows Filtering Platform as secured objects: engine, sessions, transactions, security by
 * key. A module of its own since an embedder who checks descriptors needs no filter engine.
 *
 * <p>Start at {@link org.ntacl.wfp.FilterEngine}; a session is an {@link
 * org.ntacl.wfp.EngineHandle}. What is held are the values of {@code org.ntacl.wfp.model}.
 *
 * <p>Comments such as {@code wfp 2.2} cite the digest of the sources that this package was written
 * from, by section.
 */
package org.ntacl.wfp;

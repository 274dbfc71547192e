/**
 * The Windows Filtering Platform as secured objects: engine, sessions, transactions, filters and
 * their conditions. A module of its own since an embedder who checks descriptors needs no filter
 * engine.
 */
package org.ntacl.wfp;

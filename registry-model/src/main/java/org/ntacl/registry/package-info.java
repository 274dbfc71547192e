/**
 * Registry keys as secured objects: handles with their granted rights, callbacks and hive files. A
 * module of its own since an embedder who checks descriptors needs no registry.
 */
package org.ntacl.registry;

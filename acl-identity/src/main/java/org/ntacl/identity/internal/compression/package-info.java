/**
 * The compression formats of MS-XCA, as far as claims come in them. Readers trust nothing: what
 * comes out is exactly as long as announced, or it is an error. Not exported.
 */
package org.ntacl.identity.internal.compression;

package org.ntacl.registry;

import org.ntacl.descriptor.SecurityDescriptor;

/**
 * A descriptor that the registry stores once, and how many keys have it.
 *
 * @param descriptor the descriptor
 * @param keyCount how many keys have it, at least 1
 */
public record SharedDescriptor(SecurityDescriptor descriptor, int keyCount) {}

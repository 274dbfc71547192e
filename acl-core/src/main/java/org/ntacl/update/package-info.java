/**
 * Changes to an existing descriptor: the merge of selected parts, the editing of lists, and what a
 * change means for the objects below.
 *
 * <p>Change parts of a descriptor with {@link org.ntacl.update.SecurityUpdate}. A refusal leaves
 * the descriptor as it is:
 *
 * <pre>{@code
 * UpdateResult result =
 *     SecurityUpdate.of(UpdateBehaviour.ACLAPI, ObjectKind.KEY, current)
 *         .withDacl(newDacl)
 *         .below(parent)
 *         .by(caller)
 *         .through(AccessMask.WRITE_DAC)
 *         .apply();
 * }</pre>
 *
 * <p>Read parts of one with {@link org.ntacl.update.SecurityQuery}:
 *
 * <pre>{@code
 * SecurityDescriptor label =
 *     SecurityQuery.select(current, SecurityInformation.of(SecurityInformation.LABEL));
 * }</pre>
 *
 * <p>Comments such as {@code inheritance 5.2} and {@code registry 4.3} cite the digests of the
 * sources that this package was written from, by section.
 */
package org.ntacl.update;

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
 * <p>Edit a list with {@link org.ntacl.update.AclEntries}, {@link org.ntacl.update.AclEdits} and
 * {@link org.ntacl.update.ProtectionEdits}; each change returns another list:
 *
 * <pre>{@code
 * Acl list =
 *     AclEntries.set(
 *         old, List.of(ExplicitAccess.of(AccessMode.GRANT, mask, AceFlags.NONE, trustee)));
 * AceList sorted = AclEdits.canonical(entries);
 * }</pre>
 *
 * <p>See what a change means for the objects below, before anything is written, with {@link
 * org.ntacl.update.PropagationPlan}:
 *
 * <pre>{@code
 * PropagationPlan<Key> plan =
 *     PropagationPlan.of(
 *         tree, key, result.orElseThrow(), PropagationMode.SET, Set.of(AclKind.DACL));
 * plan.apply(PropagationProgress.unwatched());
 * }</pre>
 *
 * <p>Comments such as {@code inheritance 5.2} and {@code registry 4.3} cite the digests of the
 * sources that this package was written from, by section.
 */
package org.ntacl.update;

/**
 * Security of new objects: which entries an object gets from the object that holds it and from its
 * creator.
 *
 * <p>Make the descriptor of a new object with {@link org.ntacl.assign.NewObjectSecurity}:
 *
 * <pre>{@code
 * SecurityDescriptor key =
 *     NewObjectSecurity.of(ObjectKind.KEY).below(parent).by(token).assign().orElseThrow();
 * }</pre>
 *
 * <p>Ask {@link org.ntacl.assign.Inheritance} for the entries alone, and {@link
 * org.ntacl.assign.StoredInheritance} whether a child still holds what its parent gives:
 *
 * <pre>{@code
 * boolean stale =
 *     StoredInheritance.compare(ObjectKind.KEY, AclKind.DACL, parent, child).isStale();
 * }</pre>
 *
 * <p>Turn a list of Windows NT 4 into one that marks what it inherited with {@link
 * org.ntacl.assign.AutoInheritConversion}:
 *
 * <pre>{@code
 * SecurityDescriptor marked =
 *     AutoInheritConversion.of(ObjectKind.FILE).convert(parent, stored).orElseThrow();
 * }</pre>
 *
 * <p>Who manages the objects makes a difference; {@link org.ntacl.assign.InheritanceFlavour} names
 * the differences. Comments such as {@code inheritance 3.2} and {@code registry 3.4} cite the
 * digests of the sources that this package was written from, by section.
 */
package org.ntacl.assign;

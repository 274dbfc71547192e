package org.ntacl.update;

import java.util.Optional;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AclKind;

/**
 * Where an inherited entry comes from (GetInheritanceSource).
 *
 * @param place the list that holds it
 * @param ace the entry
 * @param ancestor the object where somebody wrote it, or empty when that is above the tree
 * @param generations how far up that object is: 1 for the parent; 0 when it is above the tree
 * @param <N> what stands for one object
 */
public record InheritanceSource<N>(AclKind place, Ace ace, Optional<N> ancestor, int generations) {}

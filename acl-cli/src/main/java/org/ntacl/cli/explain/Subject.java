package org.ntacl.cli.explain;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * What is explained, and in whose words.
 *
 * @param stored the descriptor
 * @param type the type of the object
 * @param isTyped whether somebody named the type; without, the object's own rights have no names
 * @param context what relative aliases and names are relative to
 */
public record Subject(
    StoredDescriptor stored, ObjectType type, boolean isTyped, SidContext context) {
  /** Refuses null. */
  public Subject {
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(context, "context");
  }

  SecurityDescriptor descriptor() {
    return stored.descriptor();
  }

  Principal principal(Sid sid) {
    return Principal.of(sid, context);
  }

  RightWords rights(AccessMask mask) {
    return RightWords.of(type, mask);
  }

  InheritanceWords inheritance() {
    return InheritanceWords.of(type);
  }

  /** Returns what callers below the label may not do to an object without one, in words. */
  Optional<String> defaultLabel() {
    return isTyped ? Optional.of(LabelWords.policy(type.defaultLabelPolicy())) : Optional.empty();
  }
}

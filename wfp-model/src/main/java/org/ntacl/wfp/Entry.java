package org.ntacl.wfp;

import org.ntacl.wfp.model.Reference;
import org.ntacl.wfp.model.WfpObject;

/**
 * An object as the engine holds it. Immutable.
 *
 * @param object the object, with what the engine has filled in
 * @param lifetime how long it lives
 * @param session the number of the session that added it when it is dynamic, else 0
 * @param security who may do what with it
 * @param references how many other objects refer to it
 * @param sequence when it was added, beside others
 */
record Entry(
    WfpObject object,
    Lifetime lifetime,
    long session,
    StoredSecurity security,
    int references,
    long sequence) {
  Reference name() {
    return new Reference(object.objectClass(), object.key());
  }

  Entry withSecurity(StoredSecurity newSecurity) {
    return new Entry(object, lifetime, session, newSecurity, references, sequence);
  }

  Entry withReferences(int newReferences) {
    return new Entry(object, lifetime, session, security, newReferences, sequence);
  }
}

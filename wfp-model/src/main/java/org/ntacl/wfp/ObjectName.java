package org.ntacl.wfp;

import org.ntacl.Guid;
import org.ntacl.wfp.model.ObjectClass;
import org.ntacl.wfp.model.WfpException;

/** How a call names an object: by its key, or by its number. */
sealed interface ObjectName {
  ObjectClass kind();

  /**
   * Returns the object.
   *
   * @throws WfpException with the status of the kind when there is none
   */
  Entry in(Policy policy);

  /**
   * By its key.
   *
   * @param kind the kind of object
   * @param key the key
   */
  record ByKey(ObjectClass kind, Guid key) implements ObjectName {
    /** Refuses kinds whose objects have no keys. */
    public ByKey {
      if (!kind.hasObjectSecurity()) {
        throw new IllegalArgumentException("such objects have no keys: " + kind);
      }
    }

    @Override
    public Entry in(Policy policy) {
      return policy
          .find(kind, key)
          .orElseThrow(() -> new WfpException(kind.notFound(), "no " + this));
    }

    @Override
    public String toString() {
      return kind.label() + " {" + key + "}";
    }
  }

  /**
   * By its number.
   *
   * @param kind the kind of object
   * @param id the number, to be read without sign
   */
  record ById(ObjectClass kind, long id) implements ObjectName {
    /** Refuses kinds whose objects have no numbers. */
    public ById {
      if (!kind.hasObjectSecurity() || kind.idBits() == 0) {
        throw new IllegalArgumentException("such objects have no numbers: " + kind);
      }
    }

    @Override
    public Entry in(Policy policy) {
      return policy
          .findById(kind, id)
          .orElseThrow(() -> new WfpException(kind.notFound(), "no " + this));
    }

    @Override
    public String toString() {
      return kind.label() + " " + Long.toUnsignedString(id);
    }
  }
}

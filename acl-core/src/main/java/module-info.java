/**
 * The model of Windows access control and its access check. Needs {@code java.base} only.
 *
 * <p>Start at {@link org.ntacl.descriptor.SecurityDescriptor}.
 */
module org.ntacl.core {
  exports org.ntacl;
  exports org.ntacl.access;
  exports org.ntacl.assign;
  exports org.ntacl.binary;
  exports org.ntacl.claim;
  exports org.ntacl.condition;
  exports org.ntacl.descriptor;
  exports org.ntacl.sid;
  exports org.ntacl.token;
  exports org.ntacl.update;
}

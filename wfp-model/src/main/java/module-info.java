/** The Windows Filtering Platform's objects and their security. */
module org.ntacl.wfp {
  requires transitive org.ntacl.core;
  requires org.ntacl.sddl;

  exports org.ntacl.wfp;
  exports org.ntacl.wfp.model;
}

/** The Windows Filtering Platform's objects and their security. */
module org.ntacl.wfp {
  requires transitive org.ntacl.core;
  requires org.ntacl.sddl;
  requires java.xml;

  exports org.ntacl.wfp;
  exports org.ntacl.wfp.audit;
  exports org.ntacl.wfp.classify;
  exports org.ntacl.wfp.model;
  exports org.ntacl.wfp.state;
}

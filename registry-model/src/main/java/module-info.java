/** Registry keys and hive files as secured objects. */
module org.ntacl.registry {
  requires transitive org.ntacl.core;
  requires org.ntacl.sddl;

  exports org.ntacl.registry;
  exports org.ntacl.registry.audit;
  exports org.ntacl.registry.hive;
}

/** Reads SDDL text into the model of {@code org.ntacl.core}. The ANTLR runtime stays inside. */
module org.ntacl.sddl {
  requires transitive org.ntacl.core;
  requires org.antlr.antlr4.runtime;

  exports org.ntacl.sddl;
}

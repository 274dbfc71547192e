/** Tokens and security identifiers out of X.509 certificates and Kerberos PACs. */
module org.ntacl.identity {
  requires transitive org.ntacl.core;
  requires org.bouncycastle.provider;

  exports org.ntacl.identity.claims;
}

/**
 * Tokens and security identifiers out of X.509 certificates and Kerberos PACs.
 *
 * <p>Start at {@link org.ntacl.identity.IdentityTokens}.
 */
module org.ntacl.identity {
  requires transitive org.ntacl.core;
  requires org.bouncycastle.provider;

  exports org.ntacl.identity;
  exports org.ntacl.identity.certificate;
  exports org.ntacl.identity.claims;
  exports org.ntacl.identity.kerberos;
  exports org.ntacl.identity.pac;
}

package org.ntacl.domain;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldif.LDIFException;
import java.util.ArrayList;
import java.util.List;
import org.ntacl.identity.LocalPolicy;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.Privilege;

/** The users and groups that tests make in a domain. */
final class Accounts {
  static final String ALICE = "alice";
  static final String BOB = "bob";

  /** An administrator. */
  static final String DORA = "dora";

  static final List<String> USERS = List.of(ALICE, BOB, DORA);

  static final String STAFF = "Staff";

  /** The group that {@link #STAFF} is a member of. */
  static final String NESTED = "Nested";

  /** The account of a service, and its name in Kerberos. */
  static final String SERVICE = "service";

  static final String SERVICE_PRINCIPAL = "test/service.ntacl.test";

  /** AES128 and AES256; Java refuses older keys. */
  private static final String STRONG_KEYS = "24";

  private Accounts() {}

  static void create(Directory directory) throws LDAPException, LDIFException {
    for (String user : USERS) {
      createUser(directory, user);
    }
    createUser(directory, SERVICE);
    directory.replace(name(SERVICE), "servicePrincipalName", SERVICE_PRINCIPAL);
    directory.replace(name(SERVICE), "msDS-SupportedEncryptionTypes", STRONG_KEYS);
    directory.setPassword(name(SERVICE), LiveDomain.password(SERVICE));
    for (String group : List.of(STAFF, NESTED)) {
      directory.add("dn: " + name(group), "objectClass: group", "sAMAccountName: " + group);
    }
    directory.addMember(name(STAFF), name(ALICE));
    directory.addMember(name(NESTED), name(STAFF));
    directory.addMember(name("Domain Admins"), name(DORA));
  }

  private static void createUser(Directory directory, String user)
      throws LDAPException, LDIFException {
    directory.add(
        "dn: " + name(user),
        "objectClass: user",
        "sAMAccountName: " + user,
        "userPrincipalName: " + user + "@" + LiveDomain.REALM);
    directory.setPassword(name(user), LiveDomain.password(user));
    // a normal account, no longer disabled
    directory.replace(name(user), "userAccountControl", "512");
  }

  static String name(String account) {
    return "CN=" + account + ",CN=Users," + LiveDomain.BASE;
  }

  /** Returns the SID of an account. */
  static Sid sid(Directory directory, String account) throws LDAPException {
    return Directory.sids(directory.entry(name(account), "objectSid"), "objectSid").get(0);
  }

  /**
   * Returns the token that the domain controller made for whoever is connected.
   *
   * @param own the user
   */
  static AccessToken token(Directory own, String user) throws LDAPException {
    SearchResultEntry root = own.entry("", "tokenGroups");
    List<Sid> sids = Directory.sids(root, "tokenGroups");
    AccessTokenBuilder token = AccessToken.of(sids.get(0));
    token.memberOf(sids.subList(1, sids.size()).toArray(Sid[]::new));
    if (user.equals(DORA)) {
      // what administrators hold there
      token.privileges(Privilege.SECURITY, Privilege.TAKE_OWNERSHIP);
    }
    return token.build();
  }

  /** Returns what the domain controller itself adds to tokens: its own groups. */
  static LocalPolicy localPolicy(Directory directory) throws LDAPException {
    LocalPolicy.Builder policy = LocalPolicy.builder();
    for (SearchResultEntry group :
        directory.below(
            "CN=Builtin," + LiveDomain.BASE, "(objectClass=group)", "objectSid", "member")) {
      List<Sid> members = new ArrayList<>();
      String[] names = group.getAttributeValues("member");
      for (String name : names == null ? new String[0] : names) {
        members.addAll(Directory.sids(directory.entry(name, "objectSid"), "objectSid"));
      }
      policy.localGroup(Directory.sids(group, "objectSid").get(0), members.toArray(Sid[]::new));
    }
    return policy.build();
  }
}

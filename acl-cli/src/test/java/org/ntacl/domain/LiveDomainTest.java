package org.ntacl.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.binary.SelfRelative;
import org.ntacl.binary.StoredDescriptor;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.identity.IdentityTokens;
import org.ntacl.identity.LocalPolicy;
import org.ntacl.identity.kerberos.KerberosKey;
import org.ntacl.identity.kerberos.Keytab;
import org.ntacl.identity.pac.Pac;
import org.ntacl.identity.pac.PacBufferType;
import org.ntacl.identity.pac.PacRefusedException;
import org.ntacl.identity.pac.PacVerifier;
import org.ntacl.identity.pac.VerifiedPac;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlOptions;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.WellKnownSid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/** A domain of Active Directory, alive: its descriptors, its decisions and its tickets. */
class LiveDomainTest {
  /**
   * What a logon with a ticket has and one with a password over LDAP lacks there: that the user was
   * authenticated by the domain itself, and is of this organization.
   */
  private static final Set<Sid> ONLY_WITH_TICKETS =
      Set.of(Sid.parse("S-1-18-1"), WellKnownSid.THIS_ORGANIZATION.sid());

  private static LiveDomain domain;
  private static LDAPConnection connection;
  private static Directory directory;
  private static DirectorySchema schema;

  @BeforeAll
  static void start() throws Exception {
    domain = LiveDomain.start();
    connection = domain.asAdministrator();
    directory = new Directory(connection);
    schema = DirectorySchema.read(directory);
    Accounts.create(directory);
  }

  @AfterAll
  static void stop() {
    if (connection != null) {
      connection.close();
    }
    if (domain != null) {
      domain.close();
    }
  }

  private static SidContext context() throws LDAPException {
    SearchResultEntry base = directory.entry(LiveDomain.BASE, "objectSid");
    Sid sid = Directory.sids(base, "objectSid").get(0);
    return SidContext.ofDomain(sid);
  }

  @Test
  void descriptors_ofAllObjects_comeBackFromBytesAndText() throws LDAPException {
    SidContext context = context();
    Set<Bytes> distinct = new HashSet<>();
    int objects = 0;
    for (String base : List.of(LiveDomain.BASE, "CN=Configuration," + LiveDomain.BASE)) {
      for (SearchResultEntry entry :
          directory.below(base, "(objectClass=*)", "nTSecurityDescriptor")) {
        byte[] stored = entry.getAttributeValueBytes("nTSecurityDescriptor");
        objects++;
        if (distinct.add(Bytes.of(stored))) {
          assertComesBack(entry.getDN(), stored, context);
        }
      }
    }
    System.out.printf(
        "live domain: %d objects, %d distinct descriptors come back from bytes and text%n",
        objects, distinct.size());
    assertThat(distinct).hasSizeGreaterThan(20);
  }

  private static void assertComesBack(String name, byte[] stored, SidContext context) {
    StoredDescriptor read = StoredDescriptor.decode(stored);
    SecurityDescriptor descriptor = read.descriptor();
    assertThat(SelfRelative.encode(descriptor))
        .as(name)
        .isEqualTo(StoredParts.inWindowsOrder(stored));
    SecurityDescriptor parsed = Sddl.parse(descriptor.toSddl(context), SddlOptions.in(context));
    SecurityDescriptor same = StoredParts.withUnsaid(descriptor, parsed);
    assertThat(read.with(same).bytes()).as(name).isEqualTo(Bytes.of(stored));
  }

  @Test
  void defaultDescriptors_ofTheSchema_comeBackFromTextAndBytes() throws LDAPException {
    SidContext context = context();
    SddlOptions options = SddlOptions.in(context);
    int count = 0;
    for (DirectorySchema.ObjectClass type : schema.classes().values()) {
      if (type.defaultDescriptor().isPresent()) {
        SecurityDescriptor parsed = Sddl.parse(type.defaultDescriptor().get(), options);
        byte[] bytes = SelfRelative.encode(parsed);
        assertThat(SelfRelative.decode(bytes)).as(type.name()).isEqualTo(parsed);
        SecurityDescriptor again = Sddl.parse(parsed.toSddl(context), options);
        assertThat(SelfRelative.encode(again)).as(type.name()).isEqualTo(bytes);
        count++;
      }
    }
    System.out.printf("live domain: %d default descriptors come back%n", count);
    assertThat(count).isGreaterThan(200);
  }

  @Test
  void effectiveRights_ofRandomDescriptors_areThoseOfTheDirectory() throws Exception {
    try (EffectiveRightsComparison comparison =
        new EffectiveRightsComparison(domain, directory, schema)) {
      comparison.run(Integer.getInteger("ntacl.domain.descriptors", 1000));
    }
  }

  @Test
  void serviceTicket_ofEachUser_givesTheTokenThatTheDirectoryMade() throws Exception {
    Path keytab = domain.keytab(Accounts.SERVICE_PRINCIPAL);
    List<KerberosKey> keys = keys(keytab);
    List<KerberosKey> kdcKeys = keys(domain.keytab("krbtgt/" + LiveDomain.REALM));
    LocalPolicy policy = Accounts.localPolicy(directory);
    ServiceTicket ticket =
        new ServiceTicket(
            domain.kerberosConfiguration(), LiveDomain.REALM, Accounts.SERVICE_PRINCIPAL);
    for (String user : Accounts.USERS) {
      Bytes bytes = ticket.pac(user, LiveDomain.password(user), keytab);
      Pac pac = Pac.read(bytes);
      assertThat(pac.toBytes()).isEqualTo(bytes);
      PacVerifier wrong = PacVerifier.withServerKeys(kdcKeys);
      assertThatExceptionOfType(PacRefusedException.class).isThrownBy(() -> wrong.verify(pac));
      VerifiedPac verified = PacVerifier.withServerKeys(keys).andKdcKeys(kdcKeys).verify(pac);
      assertThat(verified.verified())
          .contains(
              PacBufferType.SERVER_CHECKSUM,
              PacBufferType.KDC_CHECKSUM,
              PacBufferType.FULL_CHECKSUM);
      AccessToken token = IdentityTokens.ofPac(verified, policy);
      assertIsTheDirectorys(token, user);
      System.out.printf(
          "live domain: the ticket of %s has a PAC of %d bytes, verified by %s, of %d groups%n",
          user, bytes.size(), verified.verified(), token.groups().size());
    }
  }

  private static List<KerberosKey> keys(Path keytab) throws IOException {
    return Keytab.read(Bytes.of(Files.readAllBytes(keytab))).keys();
  }

  private static void assertIsTheDirectorys(AccessToken token, String user) throws LDAPException {
    Set<Sid> expected = new HashSet<>(ONLY_WITH_TICKETS);
    try (LDAPConnection own = domain.as(user)) {
      AccessToken directorys = Accounts.token(new Directory(own), user);
      assertThat(token.user()).isEqualTo(directorys.user());
      directorys.groups().forEach(group -> expected.add(group.sid()));
    }
    assertThat(token.groups()).extracting(TokenGroup::sid).hasSameElementsAs(expected);
    assertThat(token.groups()).allMatch(TokenGroup::matchesAllow);
    SearchResultEntry account = directory.entry(Accounts.name(user), "tokenGroups");
    assertThat(expected).containsAll(Directory.sids(account, "tokenGroups"));
  }
}

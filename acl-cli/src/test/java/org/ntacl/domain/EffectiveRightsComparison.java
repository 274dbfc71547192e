package org.ntacl.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldif.LDIFException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.ntacl.Guid;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.domain.EffectiveRights.Rights;
import org.ntacl.sid.Sid;
import org.ntacl.testing.SeededCases;
import org.ntacl.token.AccessToken;

/**
 * Writes random descriptors into a directory, asks it as several users what they may do, and
 * compares the answers with those of our access check.
 */
final class EffectiveRightsComparison implements AutoCloseable {
  private static final String UNIT = "OU=unit," + LiveDomain.BASE;

  private static final List<String> WELL_KNOWN =
      List.of(
          "S-1-1-0",
          "S-1-5-11",
          "S-1-5-10",
          "S-1-3-4",
          "S-1-5-32-544",
          "S-1-5-32-545",
          "S-1-5-21-1-2-3-1000");

  private static final List<String> CLASSES =
      List.of("organizationalUnit", "group", "user", "computer", "contact");

  private static final List<String> ATTRIBUTES =
      List.of(
          "description",
          "displayName",
          "telephoneNumber",
          "member",
          "nTSecurityDescriptor",
          "servicePrincipalName",
          "userAccountControl",
          "cn",
          "memberOf");

  private final Directory directory;
  private final DirectorySchema schema;
  private final List<User> users = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<LDAPConnection> connections = new ArrayList<>();

  /** How many answers need which rules to be those of the directory. */
  private final Map<List<SambaRule>, Integer> explained = new HashMap<>();

  private int answers;

  private record User(String name, Directory own, AccessToken token, Sid sid) {}

  private record Target(String name, Optional<Sid> self, EffectiveRights rights) {}

  /**
   * Connects all users and makes the objects.
   *
   * @param directory the directory as its administrator sees it
   */
  EffectiveRightsComparison(LiveDomain domain, Directory directory, DirectorySchema schema)
      throws LDAPException, LDIFException {
    this.directory = directory;
    this.schema = schema;
    for (String name : Accounts.USERS) {
      LDAPConnection connection = domain.as(name);
      connections.add(connection);
      Directory own = new Directory(connection);
      users.add(new User(name, own, Accounts.token(own, name), Accounts.sid(directory, name)));
    }
    directory.add("dn: " + UNIT, "objectClass: organizationalUnit");
    targets.add(target(UNIT, "organizationalUnit"));
    targets.add(target(Accounts.name(Accounts.STAFF), "group"));
    targets.add(target(Accounts.name(Accounts.ALICE), "user"));
    targets.add(target(Accounts.name(Accounts.BOB), "user"));
  }

  private Target target(String name, String objectClass) throws LDAPException {
    SearchResultEntry entry =
        directory.entry(name, "allowedAttributes", "allowedChildClasses", "objectSid");
    EffectiveRights rights =
        new EffectiveRights(
            schema,
            objectClass,
            values(entry, "allowedAttributes"),
            values(entry, "allowedChildClasses"));
    return new Target(name, Directory.sids(entry, "objectSid").stream().findFirst(), rights);
  }

  private static Set<String> values(SearchResultEntry entry, String attribute) {
    String[] values = entry.getAttributeValues(attribute);
    return values == null ? Set.of() : new TreeSet<>(List.of(values));
  }

  /** Compares so many descriptors. */
  void run(int count) throws LDAPException {
    Sid writer = Accounts.sid(directory, LiveDomain.ADMINISTRATOR);
    List<Sid> trustees = trustees();
    List<Guid> types = types();
    SeededCases.of(7, count)
        .check(
            random -> {
              try {
                compare(random, new RandomDirectoryAcls(random, writer, trustees, types).any());
              } catch (LDAPException e) {
                throw new IllegalStateException(e);
              }
            });
    int asOnWindows = explained.get(List.of());
    System.out.printf(
        "live domain: %d random descriptors, %d answers, by rules of Samba needed: %s%n",
        count, answers, explained);
    assertThat(asOnWindows).isGreaterThan(answers / 2);
  }

  private void compare(RandomGenerator random, AceList dacl) throws LDAPException {
    Target target = targets.get(random.nextInt(targets.size()));
    // some objects belong to the one who asks
    Sid owner = users.get(random.nextInt(users.size())).sid();
    SecurityDescriptor wanted =
        SecurityDescriptor.EMPTY
            .withOwner(owner)
            .withDacl(dacl)
            .withControl(ControlFlags.NONE.with(ControlFlags.DACL_PROTECTED));
    directory.setDescriptor(
        target.name, SelfRelative.encode(wanted), Directory.OWNER | Directory.DACL);
    SecurityDescriptor stored = SelfRelative.decode(directory.descriptor(target.name));
    assertThat(((AceList) stored.dacl()).aces()).isEqualTo(dacl.aces());
    assertThat(stored.owner()).contains(owner);
    for (User user : users) {
      compare(stored, target, user);
      int index = random.nextInt(Short.MAX_VALUE);
      assertThat(target.rights.agreesAlone(stored, user.token, target.self, index)).isTrue();
    }
  }

  private void compare(SecurityDescriptor descriptor, Target target, User user)
      throws LDAPException {
    Rights theirs = answer(target, user);
    answers++;
    Rights profiled = ours(descriptor, target, user, List.of(SambaRule.values()));
    if (!profiled.equals(theirs)) {
      throw unexplained(descriptor, target, user, profiled, theirs);
    }
    List<List<SambaRule>> sufficient =
        List.of(
            List.of(),
            List.of(SambaRule.OWNER_RIGHTS_UNKNOWN),
            List.of(SambaRule.CONTROL_ACCESS_GRANTS),
            List.of(SambaRule.values()));
    for (List<SambaRule> rules : sufficient) {
      if (theirs.equals(ours(descriptor, target, user, rules))) {
        explained.merge(rules, 1, Integer::sum);
        return;
      }
    }
  }

  private static Rights ours(
      SecurityDescriptor descriptor, Target target, User user, List<SambaRule> rules) {
    SecurityDescriptor changed = descriptor;
    for (SambaRule rule : rules) {
      changed = rule.apply(changed);
    }
    return target.rights.of(changed, user.token, target.self);
  }

  private static AssertionError unexplained(
      SecurityDescriptor descriptor, Target target, User user, Rights ours, Rights theirs) {
    return new AssertionError(
        "%s on %s of %s%n  here:  %s%n  there: %s"
            .formatted(user.name, target.name, descriptor.toSddl(), ours, theirs));
  }

  private static Rights answer(Target target, User user) throws LDAPException {
    SearchResultEntry entry =
        user.own.entry(
            target.name,
            "allowedAttributesEffective",
            "allowedChildClassesEffective",
            "sDRightsEffective");
    return new Rights(
        values(entry, "allowedAttributesEffective"),
        values(entry, "allowedChildClassesEffective"),
        entry.getAttributeValueAsInteger("sDRightsEffective"));
  }

  private List<Sid> trustees() throws LDAPException {
    Set<Sid> sids = new LinkedHashSet<>();
    users.forEach(user -> sids.add(user.sid));
    for (String group : List.of("Domain Users", "Domain Admins", Accounts.STAFF, Accounts.NESTED)) {
      sids.add(Accounts.sid(directory, group));
    }
    WELL_KNOWN.forEach(text -> sids.add(Sid.parse(text)));
    return List.copyOf(sids);
  }

  /** Classes, attributes, their property sets, and something that the schema does not know. */
  private List<Guid> types() {
    Set<Guid> types = new LinkedHashSet<>();
    CLASSES.forEach(name -> types.add(schema.objectClass(name).id()));
    for (String name : ATTRIBUTES) {
      types.add(schema.attribute(name).id());
      schema.attribute(name).propertySet().ifPresent(types::add);
    }
    types.add(new Guid(1, 2));
    return List.copyOf(types);
  }

  @Override
  public void close() {
    connections.forEach(LDAPConnection::close);
  }
}

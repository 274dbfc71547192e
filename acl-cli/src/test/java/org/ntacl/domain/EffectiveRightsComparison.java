package org.ntacl.domain;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.ntacl.Guid;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.domain.EffectiveRights.Rights;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;

/** DRAFT. */
final class EffectiveRightsComparison {
  private final LiveDomain domain;
  private final Directory directory;
  private final DirectorySchema schema;

  EffectiveRightsComparison(LiveDomain domain, Directory directory, DirectorySchema schema) {
    this.domain = domain;
    this.directory = directory;
    this.schema = schema;
  }

  private record User(String name, Directory own, AccessToken token, Sid sid) {}

  private record Target(String name, Optional<Sid> self, EffectiveRights rights) {}

  private static Set<String> values(SearchResultEntry entry, String attribute) {
    String[] values = entry.getAttributeValues(attribute);
    return values == null ? Set.of() : new TreeSet<>(List.of(values));
  }

  private Target target(String name, String objectClass) throws Exception {
    SearchResultEntry entry =
        directory.entry(name, "allowedAttributes", "allowedChildClasses", "objectSid");
    return new Target(
        name,
        Directory.sids(entry, "objectSid").stream().findFirst(),
        new EffectiveRights(
            schema,
            objectClass,
            values(entry, "allowedAttributes"),
            values(entry, "allowedChildClasses")));
  }

  void run(int count) throws Exception {
    List<User> users = new ArrayList<>();
    List<LDAPConnection> connections = new ArrayList<>();
    for (String name : Accounts.USERS) {
      LDAPConnection connection = domain.as(name);
      connections.add(connection);
      Directory own = new Directory(connection);
      AccessToken token = Accounts.token(own, name);
      System.out.println(name + " " + token);
      users.add(new User(name, own, token, Accounts.sid(directory, name)));
    }
    directory.add("dn: OU=unit," + LiveDomain.BASE, "objectClass: organizationalUnit");
    List<Target> targets =
        List.of(
            target("OU=unit," + LiveDomain.BASE, "organizationalUnit"),
            target(Accounts.name(Accounts.STAFF), "group"),
            target(Accounts.name(Accounts.ALICE), "user"),
            target(Accounts.name(Accounts.BOB), "user"));
    Random random = new Random(7);
    RandomDirectoryAcls acls = new RandomDirectoryAcls(random, trustees(users), types());
    int[] differences = new int[1];
    int[] stored = new int[1];
    int[] answers = new int[1];
    long writes = 0;
    long reads = 0;
    long checks = 0;
    for (int i = 0; i < count; i++) {
      Target target = targets.get(random.nextInt(targets.size()));
      SecurityDescriptor wanted =
          SecurityDescriptor.EMPTY
              .withDacl(acls.any())
              .withControl(ControlFlags.of(0x9404));
      long t = System.nanoTime();
      directory.setDescriptor(target.name, SelfRelative.encode(wanted), Directory.DACL);
      writes += System.nanoTime() - t;
      SecurityDescriptor sd = SelfRelative.decode(directory.descriptor(target.name));
      if (!sd.dacl().equals(wanted.dacl())) {
        if (stored[0]++ < 5) {
          System.out.println("STORED " + wanted.toSddl() + "\n    AS " + sd.toSddl());
        }
      }
      for (User user : users) {
        t = System.nanoTime();
        SearchResultEntry entry =
            user.own.entry(
                target.name,
                "allowedAttributesEffective",
                "allowedChildClassesEffective",
                "sDRightsEffective");
        reads += System.nanoTime() - t;
        t = System.nanoTime();
        Rights ours = target.rights.of(sd, user.token, target.self);
        checks += System.nanoTime() - t;
        answers[0]++;
        Rights theirs =
            new Rights(
                values(entry, "allowedAttributesEffective"),
                values(entry, "allowedChildClassesEffective"),
                Integer.parseInt(
                    Optional.ofNullable(entry.getAttributeValue("sDRightsEffective"))
                        .orElse("0")));
        if (!ours.equals(theirs) && differences[0]++ < 12) {
          System.out.println(
              "DIFF " + user.name + " on " + target.name + "\n  " + sd.toSddl());
          print("  attributes", ours.attributes(), theirs.attributes());
          print("  children", ours.childClasses(), theirs.childClasses());
          System.out.println("  info " + ours.information() + " " + theirs.information());
        }
      }
    }
    System.out.printf(
        "%d answers, %d differences, %d stored otherwise; ms writes %d reads %d checks %d%n",
        answers[0], differences[0], stored[0], writes / 1000000, reads / 1000000,
        checks / 1000000);
    connections.forEach(LDAPConnection::close);
  }

  private static void print(String what, Set<String> ours, Set<String> theirs) {
    Set<String> a = new TreeSet<>(ours);
    a.removeAll(theirs);
    Set<String> b = new TreeSet<>(theirs);
    b.removeAll(ours);
    if (!a.isEmpty() || !b.isEmpty()) {
      System.out.printf(
          "%s %d/%d ours only %d %s theirs only %d %s%n",
          what,
          ours.size(),
          theirs.size(),
          a.size(),
          a.stream().limit(5).toList(),
          b.size(),
          b.stream().limit(5).toList());
    }
  }

  private List<Sid> trustees(List<User> users) throws Exception {
    Set<Sid> sids = new LinkedHashSet<>();
    for (User user : users) {
      sids.add(user.sid);
    }
    for (String group : List.of("Domain Users", "Domain Admins", Accounts.STAFF, Accounts.NESTED)) {
      sids.add(Accounts.sid(directory, group));
    }
    for (String text :
        List.of("S-1-1-0", "S-1-5-11", "S-1-5-10", "S-1-3-4", "S-1-5-32-544", "S-1-5-32-545",
            "S-1-5-21-1-2-3-1000")) {
      sids.add(Sid.parse(text));
    }
    return List.copyOf(sids);
  }

  private List<Guid> types() {
    Map<String, Guid> types = new HashMap<>();
    for (String name : List.of("organizationalUnit", "group", "user", "computer", "contact")) {
      types.put(name, schema.objectClass(name).id());
    }
    for (String name :
        List.of(
            "description",
            "displayName",
            "telephoneNumber",
            "member",
            "nTSecurityDescriptor",
            "servicePrincipalName",
            "userAccountControl",
            "cn",
            "memberOf")) {
      types.put(name, schema.attribute(name).id());
      schema.attribute(name).propertySet().ifPresent(set -> types.put("set of " + name, set));
    }
    types.put("unknown", new Guid(1, 2));
    return List.copyOf(types.values());
  }
}

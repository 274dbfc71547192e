package org.ntacl.testing;

import java.util.List;
import org.ntacl.Guid;
import org.ntacl.sid.Sid;

/**
 * The few SIDs that random tokens and random descriptors for checks share, so that entries match
 * callers often.
 */
public final class Population {
  public static final Sid ALICE = Sid.parse("S-1-5-21-1-2-3-1001");
  public static final Sid BOB = Sid.parse("S-1-5-21-1-2-3-1002");
  public static final Sid STAFF = Sid.parse("S-1-5-21-1-2-3-2001");
  public static final Sid SALES = Sid.parse("S-1-5-21-1-2-3-2002");
  public static final Sid EVERYONE = Sid.parse("S-1-1-0");
  public static final Sid AUTHENTICATED_USERS = Sid.parse("S-1-5-11");
  public static final Sid ADMINISTRATORS = Sid.parse("S-1-5-32-544");
  public static final Sid USERS = Sid.parse("S-1-5-32-545");
  public static final Sid RESTRICTED_CODE = Sid.parse("S-1-5-12");
  public static final Sid WRITE_RESTRICTED = Sid.parse("S-1-5-33");
  public static final Sid OWNER_RIGHTS = Sid.parse("S-1-3-4");
  public static final Sid PRINCIPAL_SELF = Sid.parse("S-1-5-10");
  public static final Sid CREATOR_OWNER = Sid.parse("S-1-3-0");
  public static final Sid ALL_PACKAGES = Sid.parse("S-1-15-2-1");
  public static final Sid ALL_RESTRICTED_PACKAGES = Sid.parse("S-1-15-2-2");
  public static final Sid PACKAGE = Sid.parse("S-1-15-2-1-2-3-4-5-6-7");
  public static final Sid INTERNET_CLIENT = Sid.parse("S-1-15-3-1");

  /** Those who may be the user of a token. */
  public static final List<Sid> USERS_PROPER = List.of(ALICE, BOB);

  /** Those who may be groups of a token. */
  public static final List<Sid> GROUPS =
      List.of(STAFF, SALES, EVERYONE, AUTHENTICATED_USERS, ADMINISTRATORS, USERS);

  /** Those who may be restricting SIDs of a token. */
  public static final List<Sid> RESTRICTING =
      List.of(RESTRICTED_CODE, WRITE_RESTRICTED, EVERYONE, ALICE, STAFF, USERS);

  /** Those who may stand in an entry, the ordinary ones more often. */
  public static final List<Sid> ALL =
      List.of(
          ALICE,
          ALICE,
          BOB,
          STAFF,
          STAFF,
          SALES,
          EVERYONE,
          EVERYONE,
          AUTHENTICATED_USERS,
          ADMINISTRATORS,
          USERS,
          RESTRICTED_CODE,
          WRITE_RESTRICTED,
          OWNER_RIGHTS,
          PRINCIPAL_SELF,
          CREATOR_OWNER,
          ALL_PACKAGES,
          ALL_RESTRICTED_PACKAGES,
          PACKAGE,
          INTERNET_CLIENT);

  /** The central access policies that objects name and machines know. */
  public static final List<Sid> POLICIES =
      List.of(Sid.parse("S-1-17-1"), Sid.parse("S-1-17-2"), Sid.parse("S-1-17-3"));

  /** The object types that entries and lists of object types name. */
  public static final List<Guid> TYPES =
      List.of(
          Guid.parse("bf967aba-0de6-11d0-a285-00aa003049e2"),
          Guid.parse("e48d0154-bcf8-11d1-8702-00c04fb96050"),
          Guid.parse("4c164200-20c0-11d0-a768-00aa006e0529"),
          Guid.parse("bf967953-0de6-11d0-a285-00aa003049e2"),
          Guid.parse("28630ebb-41d5-11d1-a9c1-0000f80367c1"),
          Guid.parse("bf9679c0-0de6-11d0-a285-00aa003049e2"));

  private Population() {}
}

package org.ntacl.sid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.ntacl.Guid;
import org.ntacl.internal.Excerpt;
import org.ntacl.internal.WindowsCase;

/**
 * SIDs that Windows computes out of names, GUIDs and numbers instead of asking a directory.
 *
 * <p>Names are hashed as UTF-16LE in upper or lower case, without their domain: {@code
 * TrustedInstaller}, not {@code NT SERVICE\TrustedInstaller}. No length is enforced. Case is mapped
 * unit by unit as the Windows kernel does, so {@code ß} stays. A name with a letter whose case
 * differs between releases of Windows is refused: a wrong SID is worse than none. Every kind of
 * derivation was checked against SIDs that Windows made, with ASCII names and names without case.
 *
 * <p>All functions are pure and thread-safe.
 */
public final class DerivedSid {
  private static final long NT = 5;
  private static final long ENTRA = 12;
  private static final long APP_PACKAGE = 15;

  private static final int LOGON_IDS = 5;
  private static final int BUILTIN = 32;
  private static final int SERVICE = 80;
  private static final int APP_POOL = 82;
  private static final int VIRTUAL_MACHINE = 83;
  private static final int TASK = 87;
  private static final int WINDOW_MANAGER = 90;
  private static final int FONT_DRIVER_HOST = 96;
  private static final int PACKAGE = 2;
  private static final int CAPABILITY = 3;
  private static final int NAMED_CAPABILITY = 1024;

  private static final int PACKAGE_WORDS = 7;
  private static final int CHILD_WORDS = 4;
  private static final int GUID_WORDS = 4;

  /** The capabilities of Windows 8, which keep their numbers 1 to 12, in that order. */
  private static final List<String> NUMBERED_CAPABILITIES =
      List.of(
          "INTERNETCLIENT",
          "INTERNETCLIENTSERVER",
          "PRIVATENETWORKCLIENTSERVER",
          "PICTURESLIBRARY",
          "VIDEOSLIBRARY",
          "MUSICLIBRARY",
          "DOCUMENTSLIBRARY",
          "ENTERPRISEAUTHENTICATION",
          "SHAREDUSERCERTIFICATES",
          "REMOVABLESTORAGE",
          "APPOINTMENTS",
          "CONTACTS");

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private DerivedSid() {}

  /**
   * Returns the SID of a service, {@code S-1-5-80-…} (RtlCreateServiceSid): SHA-1 of the name in
   * upper case.
   *
   * @param name the name of the service (not its display name), in any case
   * @throws IllegalArgumentException when the name is empty, has a slash or backslash, which no
   *     service name has, or a letter of unsettled case
   */
  public static Sid service(String name) {
    requireName(name);
    require(name, "service name without `/` and `\\`", c -> c != '/' && c != '\\');
    return Sid.of(NT, prefixed(SERVICE, sha1(upper(name))));
  }

  /**
   * Returns the SID of a scheduled task, {@code S-1-5-87-…} (as {@code schtasks /showsid} prints
   * it): SHA-1 of the path in upper case with hyphens between its parts.
   *
   * @param path the path of the task, as in {@code \Microsoft\Windows\Defrag\ScheduledDefrag}; the
   *     first backslash may be left out
   * @throws IllegalArgumentException when there is no name behind the first backslash, or it has a
   *     letter of unsettled case
   */
  public static Sid task(String path) {
    String relative = path.startsWith("\\") ? path.substring(1) : path;
    requireName(relative);
    return Sid.of(NT, prefixed(TASK, sha1(upper(relative.replace('\\', '-')))));
  }

  /**
   * Returns the SID of an IIS application pool, {@code S-1-5-82-…}: SHA-1 of the name in lower
   * case.
   *
   * @param name the name of the pool, in any case
   * @throws IllegalArgumentException when the name is empty, has a slash or backslash, which no
   *     pool name has, or a letter of unsettled case
   */
  public static Sid iisAppPool(String name) {
    requireName(name);
    require(name, "pool name without `/` and `\\`", c -> c != '/' && c != '\\');
    requireSettled(name);
    return Sid.of(NT, prefixed(APP_POOL, sha1(WindowsCase.lower(name))));
  }

  /**
   * Returns the SID of a capability (DeriveCapabilitySidsFromName): {@code S-1-15-3-1024-…} with
   * SHA-256 of the name in upper case, or {@code S-1-15-3-n} for the twelve capabilities of Windows
   * 8 such as {@code internetClient}, as Windows does.
   *
   * @param name the name of the capability, in any case
   * @throws IllegalArgumentException when the name is empty, has a letter of unsettled case, or is
   *     {@code internetExplorer}: what Windows derives for that one is not known ({@link
   *     WellKnownSid#CAPABILITY_INTERNET_EXPLORER} is the numbered one)
   */
  public static Sid capability(String name) {
    requireName(name);
    String upper = upper(name);
    if (upper.equals("INTERNETEXPLORER")) {
      throw new IllegalArgumentException(
          "the SID of capability `internetExplorer` cannot be derived: S-1-15-3-4096 is assigned");
    }
    int numbered = NUMBERED_CAPABILITIES.indexOf(upper);
    return numbered >= 0
        ? Sid.of(APP_PACKAGE, CAPABILITY, numbered + 1)
        : Sid.of(APP_PACKAGE, prefixed(CAPABILITY, prefixed(NAMED_CAPABILITY, sha256(upper))));
  }

  /**
   * Returns the group SID of a capability (DeriveCapabilitySidsFromName), which tokens outside of
   * app containers carry: {@code S-1-5-32-…} with SHA-256 of the name in upper case, also for the
   * twelve capabilities of Windows 8.
   *
   * @param name the name of the capability, in any case
   * @throws IllegalArgumentException when the name is empty or has a letter of unsettled case
   */
  public static Sid capabilityGroup(String name) {
    requireName(name);
    return Sid.of(NT, prefixed(BUILTIN, sha256(upper(name))));
  }

  /**
   * Returns the SID of a device capability, {@code S-1-15-3-a-b-c-d}: the class of device
   * interfaces that it opens.
   *
   * @param interfaceClass the GUID of the device interface class
   */
  public static Sid deviceCapability(Guid interfaceClass) {
    return Sid.of(APP_PACKAGE, prefixed(CAPABILITY, words(interfaceClass)));
  }

  /**
   * Returns the SID of an app container or package, {@code S-1-15-2-…}
   * (DeriveAppContainerSidFromAppContainerName): the first seven words of SHA-256 of the moniker in
   * lower case.
   *
   * @param moniker the name of the container or the package family, in any case, as in {@code
   *     Microsoft.WindowsCalculator_8wekyb3d8bbwe}
   * @throws IllegalArgumentException when the moniker is empty or has a character outside of {@code
   *     -_. A-Za-z0-9} (CreateAppContainerProfile allows no other)
   */
  public static Sid appPackage(String moniker) {
    return Sid.of(APP_PACKAGE, prefixed(PACKAGE, monikerWords(moniker)));
  }

  /**
   * Returns the SID of a child app container, {@code S-1-15-2-…} with twelve sub-authorities
   * (DeriveRestrictedAppContainerSidFromAppContainerSidAndRestrictedName): those of the parent and
   * the last four words of the hash that a parent named like the child would have.
   *
   * @param parent the SID of the parent container
   * @param moniker the name of the child, in any case
   * @throws IllegalArgumentException when {@code parent} is not the SID of a package, or for the
   *     moniker as in {@link #appPackage}
   */
  public static Sid childPackage(Sid parent, String moniker) {
    if (SidFamily.of(parent) != SidFamily.PACKAGE) {
      throw new IllegalArgumentException(
          parent + " is no package: expected S-1-15-2 and seven more sub-authorities");
    }
    int[] hash = monikerWords(moniker);
    int[] child = new int[1 + PACKAGE_WORDS + CHILD_WORDS];
    for (int i = 0; i <= PACKAGE_WORDS; i++) {
      child[i] = parent.subAuthority(i);
    }
    System.arraycopy(hash, PACKAGE_WORDS - CHILD_WORDS, child, 1 + PACKAGE_WORDS, CHILD_WORDS);
    return Sid.of(APP_PACKAGE, child);
  }

  /**
   * Returns the package that a child app container belongs to (RtlGetAppContainerParent).
   *
   * @return the SID of the parent, or empty when {@code child} is not the SID of a child container
   */
  public static Optional<Sid> parentPackage(Sid child) {
    if (SidFamily.of(child) != SidFamily.CHILD_PACKAGE) {
      return Optional.empty();
    }
    int[] parent = new int[1 + PACKAGE_WORDS];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = child.subAuthority(i);
    }
    return Optional.of(Sid.of(APP_PACKAGE, parent));
  }

  /** Returns the SID of a Hyper-V virtual machine, {@code S-1-5-83-1-a-b-c-d}, of its id. */
  public static Sid virtualMachine(Guid id) {
    return Sid.of(NT, prefixed(VIRTUAL_MACHINE, prefixed(1, words(id))));
  }

  /** Returns the id of the virtual machine of a SID {@code S-1-5-83-1-a-b-c-d}, or empty. */
  public static Optional<Guid> virtualMachineId(Sid sid) {
    return SidFamily.of(sid) == SidFamily.VIRTUAL_MACHINE && sid.subAuthorityCount() == 6
        ? Optional.of(guid(sid, 2))
        : Optional.empty();
  }

  /**
   * Returns the SID of the window manager of a session, {@code S-1-5-90-0-n}, {@code Window
   * Manager\DWM-n}.
   *
   * @param session the number of the session, unsigned
   */
  public static Sid windowManager(int session) {
    return Sid.of(NT, WINDOW_MANAGER, 0, session);
  }

  /**
   * Returns the SID of the font driver host of a session, {@code S-1-5-96-0-n}, {@code Font Driver
   * Host\UMFD-n}.
   *
   * @param session the number of the session, unsigned
   */
  public static Sid fontDriverHost(int session) {
    return Sid.of(NT, FONT_DRIVER_HOST, 0, session);
  }

  /** Returns the SID of a user, group or device of Entra ID, {@code S-1-12-1-a-b-c-d}. */
  public static Sid entra(Guid objectId) {
    return Sid.of(ENTRA, prefixed(1, words(objectId)));
  }

  /** Returns the object id of the Entra ID object of a SID {@code S-1-12-1-a-b-c-d}, or empty. */
  public static Optional<Guid> entraObjectId(Sid sid) {
    return SidFamily.of(sid) == SidFamily.ENTRA ? Optional.of(guid(sid, 1)) : Optional.empty();
  }

  /**
   * Returns the SID of a logon session, {@code S-1-5-5-high-low} (MS-DTYP 2.4.2.4, LOGON_ID).
   *
   * @param luid the locally unique identifier of the session
   */
  public static Sid logonSession(long luid) {
    return Sid.of(NT, LOGON_IDS, (int) (luid >>> 32), (int) luid);
  }

  /** Returns the identifier of the logon session of a SID {@code S-1-5-5-high-low}, or empty. */
  public static OptionalLong logonId(Sid sid) {
    return SidFamily.of(sid) == SidFamily.LOGON_SESSION
        ? OptionalLong.of(((long) sid.subAuthority(1) << 32) | (sid.subAuthority(2) & 0xFFFF_FFFFL))
        : OptionalLong.empty();
  }

  private static int[] monikerWords(String moniker) {
    requireName(moniker);
    require(moniker, "moniker of `-_. A-Za-z0-9`", DerivedSid::isMoniker);
    int[] words = new int[PACKAGE_WORDS];
    System.arraycopy(sha256(moniker.toLowerCase(Locale.ROOT)), 0, words, 0, PACKAGE_WORDS);
    return words;
  }

  private static boolean isMoniker(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_. ".indexOf(c) >= 0;
  }

  private static void requireName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("unexpected end at offset 0 of ``: expected a name");
    }
  }

  private static void requireSettled(String name) {
    require(name, "letter whose case is the same in every Windows", WindowsCase::isSettled);
  }

  private static String upper(String name) {
    requireSettled(name);
    return WindowsCase.upper(name);
  }

  private interface Allowed {
    boolean test(char c);
  }

  private static void require(String name, String expected, Allowed allowed) {
    for (int i = 0; i < name.length(); i++) {
      if (!allowed.test(name.charAt(i))) {
        throw new IllegalArgumentException(
            "unexpected %s at offset %d of %s: expected a %s"
                .formatted(Excerpt.of(name.charAt(i)), i, Excerpt.around(name, i), expected));
      }
    }
  }

  private static int[] sha1(String text) {
    return hash("SHA-1", text);
  }

  private static int[] sha256(String text) {
    return hash("SHA-256", text);
  }

  /** Returns the digest of the UTF-16 units as they are, also where they are no valid text. */
  private static int[] hash(String algorithm, String text) {
    byte[] units = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      units[2 * i] = (byte) text.charAt(i);
      units[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
    }
    try {
      return words(MessageDigest.getInstance(algorithm).digest(units));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }

  private static int[] words(byte[] bytes) {
    int[] words = new int[bytes.length / 4];
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) INT.get(bytes, 4 * i);
    }
    return words;
  }

  private static int[] words(Guid guid) {
    byte[] bytes = new byte[Guid.SIZE];
    guid.write(bytes, 0);
    return words(bytes);
  }

  private static Guid guid(Sid sid, int first) {
    byte[] bytes = new byte[Guid.SIZE];
    for (int i = 0; i < GUID_WORDS; i++) {
      INT.set(bytes, 4 * i, sid.subAuthority(first + i));
    }
    return Guid.read(bytes, 0);
  }

  private static int[] prefixed(int first, int[] rest) {
    int[] longer = new int[rest.length + 1];
    longer[0] = first;
    System.arraycopy(rest, 0, longer, 1, rest.length);
    return longer;
  }
}

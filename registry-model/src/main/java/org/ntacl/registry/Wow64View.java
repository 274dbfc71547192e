package org.ntacl.registry;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NameOrder;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.descriptor.KeyRights;

/**
 * What a 32-bit program sees of the registry of a 64-bit machine, as since Windows 7: {@code
 * SOFTWARE} is a tree of its own but for the keys that both share (registry 1.1, registry keys
 * affected by WOW64). All methods are pure.
 */
final class Wow64View {
  /** The bits of a request that choose a view. */
  static final AccessMask BITS = KeyRights.WOW64_32KEY.or(KeyRights.WOW64_64KEY);

  private static final String NODE = "Wow6432Node";
  private static final String WINDOWS = "Microsoft\\Windows\\CurrentVersion\\";
  private static final String NT = "Microsoft\\Windows NT\\CurrentVersion\\";

  /** What is shared below {@code MACHINE\SOFTWARE}, with all below it. */
  private static final List<List<String>> SHARED =
      paths(
          "Classes",
          "Clients",
          "Policies",
          "RegisteredApplications",
          "Microsoft\\COM3",
          "Microsoft\\Cryptography\\Calais\\Current",
          "Microsoft\\Cryptography\\Calais\\Readers",
          "Microsoft\\Cryptography\\Services",
          "Microsoft\\CTF\\SystemShared",
          "Microsoft\\CTF\\TIP",
          "Microsoft\\DFS",
          "Microsoft\\Driver Signing",
          "Microsoft\\EnterpriseCertificates",
          "Microsoft\\EventSystem",
          "Microsoft\\MSMQ",
          "Microsoft\\Non-Driver Signing",
          "Microsoft\\Notepad\\DefaultFonts",
          "Microsoft\\OLE",
          "Microsoft\\RAS",
          "Microsoft\\RPC",
          "Microsoft\\Shared Tools\\MSInfo",
          "Microsoft\\SystemCertificates",
          "Microsoft\\TermServLicensing",
          "Microsoft\\TransactionServer",
          WINDOWS + "App Paths",
          WINDOWS + "Control Panel\\Cursors\\Schemes",
          WINDOWS + "Explorer\\AutoplayHandlers",
          WINDOWS + "Explorer\\DriveIcons",
          WINDOWS + "Explorer\\KindMap",
          WINDOWS + "Group Policy",
          WINDOWS + "Policies",
          WINDOWS + "PreviewHandlers",
          WINDOWS + "Setup",
          WINDOWS + "Telephony\\Locations",
          NT + "Console",
          NT + "FontDpi",
          NT + "FontLink",
          NT + "FontMapper",
          NT + "Fonts",
          NT + "FontSubstitutes",
          NT + "Gre_Initialize",
          NT + "Image File Execution Options",
          NT + "Language Pack",
          NT + "NetworkCards",
          NT + "Perflib",
          NT + "Ports",
          NT + "Print",
          NT + "ProfileList",
          NT + "Time Zones");

  /** What is not shared below {@code Classes}, of the machine and of users. */
  private static final List<List<String>> SPLIT_CLASSES =
      paths("CLSID", "DirectShow", "Interface", "Media Type", "MediaFoundation");

  private Wow64View() {}

  private static List<List<String>> paths(String... texts) {
    List<List<String>> paths = new ArrayList<>();
    for (String text : texts) {
      paths.add(KeyPaths.relative(text));
    }
    return List.copyOf(paths);
  }

  /**
   * Tells whether a request means the 32-bit view.
   *
   * @param desired the rights asked for, with the bits that choose a view
   * @param by32BitProgram which view is meant otherwise
   * @throws RegistryException with STATUS_INVALID_PARAMETER when both views are asked for
   */
  static boolean isChosen(AccessMask desired, boolean by32BitProgram) {
    if (desired.contains(BITS)) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER, "both views of the registry are asked for");
    }
    return desired.intersects(BITS) ? desired.intersects(KeyRights.WOW64_32KEY) : by32BitProgram;
  }

  /**
   * Returns where a path leads in the 32-bit view.
   *
   * @param names the names below {@code \REGISTRY}
   */
  static List<String> redirected(List<String> names) {
    if (begins(names, 0, List.of("MACHINE", "SOFTWARE", "Classes"))) {
      return redirectedClass(names, 3);
    }
    if (begins(names, 0, List.of("MACHINE", "SOFTWARE"))) {
      boolean shared =
          begins(names, 2, List.of(NODE))
              || SHARED.stream().anyMatch(path -> begins(names, 2, path));
      return shared ? names : inserted(names, 2);
    }
    if (begins(names, 0, List.of("USER"))) {
      return redirectedUser(names);
    }
    return names;
  }

  private static List<String> redirectedUser(List<String> names) {
    if (begins(names, 2, List.of("Software", "Classes"))) {
      return redirectedClass(names, 4);
    }
    boolean isClasses =
        names.size() > 1 && NameOrder.INSTANCE.upper(names.get(1)).endsWith("_CLASSES");
    return isClasses ? redirectedClass(names, 2) : names;
  }

  private static List<String> redirectedClass(List<String> names, int at) {
    return SPLIT_CLASSES.stream().anyMatch(path -> begins(names, at, path))
        ? inserted(names, at)
        : names;
  }

  private static List<String> inserted(List<String> names, int at) {
    List<String> redirected = new ArrayList<>(names);
    redirected.add(at, NODE);
    return redirected;
  }

  private static boolean begins(List<String> names, int at, List<String> prefix) {
    if (names.size() < at + prefix.size()) {
      return false;
    }
    for (int i = 0; i < prefix.size(); i++) {
      if (!NameOrder.INSTANCE.same(names.get(at + i), prefix.get(i))) {
        return false;
      }
    }
    return true;
  }
}

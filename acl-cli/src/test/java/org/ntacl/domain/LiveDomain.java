package org.ntacl.domain;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A fresh Active Directory domain of one controller, which is Samba: a process of its own, on a
 * loopback address of its own, in a folder of its own. Closing it ends the process and removes the
 * folder.
 *
 * <p>The LDAP port cannot be moved, so only root can have it; elsewhere tests are skipped.
 */
final class LiveDomain implements AutoCloseable {
  static final String REALM = "NTACL.TEST";
  static final String BASE = "DC=ntacl,DC=test";
  static final String ADMINISTRATOR = "Administrator";
  private static final int LDAP_PORT = 389;
  private static final int KERBEROS_PORT = 10_088;
  private static final int START_SECONDS = 30;
  private static final int TOOL_SECONDS = 120;

  /** Memory rather than a disk, for a data base is made and thrown away. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path folder;
  private final String address;
  private Process server;

  private LiveDomain(Path folder, String address) {
    this.folder = folder;
    this.address = address;
  }

  /** Provisions and starts a domain, or skips the test and says why. */
  static LiveDomain start() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/sbin/samba"))
            && Files.isDirectory(Path.of("/usr/share/samba/setup"))
            && Files.isExecutable(Path.of("/usr/bin/samba-tool")),
        "skipped: no domain controller (Debian: samba-ad-dc samba-ad-provision"
            + " samba-dsdb-modules)");
    assumeTrue(
        System.getProperty("user.name").equals("root"), "skipped: only root can have port 389");
    LiveDomain domain = new LiveDomain(newFolder(), randomLoopback());
    Runtime.getRuntime().addShutdownHook(new Thread(domain::close));
    boolean started = false;
    try {
      domain.provision();
      domain.run();
      started = true;
    } finally {
      if (!started) {
        domain.close();
      }
    }
    return domain;
  }

  private static Path newFolder() throws IOException {
    return Files.isWritable(MEMORY)
        ? Files.createTempDirectory(MEMORY, "domain")
        : Files.createTempDirectory("domain");
  }

  /** All of 127.0.0.0/8 is this host, so that domains which run at the same time do not meet. */
  private static String randomLoopback() {
    SecureRandom random = new SecureRandom();
    return "127.%d.%d.%d"
        .formatted(1 + random.nextInt(254), random.nextInt(256), 1 + random.nextInt(254));
  }

  private void provision() throws IOException, InterruptedException {
    int exit =
        tool(
            "domain",
            "provision",
            "--realm=" + REALM,
            "--domain=NTACL",
            "--server-role=dc",
            "--dns-backend=NONE",
            "--adminpass=" + password(ADMINISTRATOR),
            "--host-name=dc1",
            "--host-ip=" + address,
            "--targetdir=" + folder,
            "--option=interfaces=" + address + "/8",
            "--option=bind interfaces only=yes",
            "--option=vfs objects=dfs_samba4 acl_xattr");
    if (exit != 0) {
      abort("skipped: no domain can be provisioned here: " + end(log("tool")));
    }
    Files.createDirectories(folder.resolve("run/ncalrpc"));
    Files.createDirectories(folder.resolve("cache"));
    Files.writeString(configuration(), configurationText());
    Files.writeString(kerberosConfiguration(), kerberosText());
  }

  private String configurationText() {
    List<String> lines = new ArrayList<>();
    lines.add("[global]");
    lines.add("netbios name = DC1");
    lines.add("realm = " + REALM);
    lines.add("workgroup = NTACL");
    lines.add("server role = active directory domain controller");
    lines.add("private dir = " + folder.resolve("private"));
    lines.add("state directory = " + folder.resolve("state"));
    lines.add("lock directory = " + folder);
    lines.add("cache directory = " + folder.resolve("cache"));
    lines.add("binddns dir = " + folder.resolve("bind-dns"));
    lines.add("pid directory = " + folder.resolve("run"));
    lines.add("ncalrpc dir = " + folder.resolve("run/ncalrpc"));
    lines.add("interfaces = " + address + "/8");
    lines.add("bind interfaces only = yes");
    lines.add("server services = ldap, kdc");
    lines.add("dcerpc endpoint servers =");
    lines.add("tls enabled = no");
    lines.add("ldap server require strong auth = no");
    lines.add("krb5 port = " + KERBEROS_PORT);
    lines.add("kpasswd port = 10464");
    return String.join("\n", lines) + "\n";
  }

  private String kerberosText() {
    return """
        [libdefaults]
        default_realm = %1$s
        dns_lookup_kdc = false
        dns_lookup_realm = false
        dns_canonicalize_hostname = false
        udp_preference_limit = 1
        [realms]
        %1$s = {
        kdc = %2$s:%3$d
        }
        """
        .formatted(REALM, address, KERBEROS_PORT);
  }

  private void run() throws IOException, InterruptedException {
    server =
        new ProcessBuilder(
                "/usr/sbin/samba",
                "--configfile=" + configuration(),
                "--foreground",
                "--no-process-group",
                "--model=single",
                "--debug-stdout")
            .redirectErrorStream(true)
            .redirectOutput(log("server").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers()) {
      if (!server.isAlive() || System.nanoTime() > end) {
        abort("skipped: the domain controller does not start here: " + end(log("server")));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean answers() {
    return accepts(LDAP_PORT) && accepts(KERBEROS_PORT);
  }

  private boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs samba-tool on the data base and returns its exit code. */
  private int tool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/samba-tool"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log("tool").toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Returns the last lines of a file as one. */
  private static String end(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private Path configuration() {
    return folder.resolve("test.conf");
  }

  /** Returns the file that tells Kerberos where the realm is. */
  Path kerberosConfiguration() {
    return folder.resolve("krb5.conf");
  }

  /** Returns a new file with the keys of a principal. */
  Path keytab(String principal) throws IOException, InterruptedException {
    Path keytab = folder.resolve(principal.replace('/', '-') + ".keytab");
    int exit =
        tool(
            "domain",
            "exportkeytab",
            keytab.toString(),
            "--principal=" + principal,
            "--configfile=" + configuration());
    if (exit != 0) {
      throw new IllegalStateException("no keytab of " + principal + ": " + end(log("tool")));
    }
    return keytab;
  }

  /** Returns the password of an account of this domain; all of them follow one pattern. */
  static String password(String account) {
    return "Kennwort-1." + account;
  }

  LDAPConnection asAdministrator() throws LDAPException {
    return as(ADMINISTRATOR);
  }

  LDAPConnection as(String account) throws LDAPException {
    return new LDAPConnection(address, LDAP_PORT, account + "@" + REALM, password(account));
  }

  /** Closing it again does nothing. */
  @Override
  public synchronized void close() {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      if (server != null) {
        server.destroy();
        if (!server.waitFor(10, TimeUnit.SECONDS)) {
          server.destroyForcibly().waitFor();
        }
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

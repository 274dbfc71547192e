package org.ntacl.domain;

import com.sun.security.jgss.AuthorizationDataEntry;
import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.ntacl.Bytes;
import org.ntacl.identity.kerberos.AuthorizationData;
import org.ntacl.identity.kerberos.AuthorizationEntry;

/**
 * A ticket that a user gets for a service and the service accepts, both with the Kerberos of the
 * JDK, and the PAC in it.
 */
final class ServiceTicket {
  private static final String CONFIGURATION = "java.security.krb5.conf";
  private static final String LOGIN_MODULE = "com.sun.security.auth.module.Krb5LoginModule";

  private final String realm;
  private final String service;

  /**
   * Prepares the JDK's Kerberos, which has one configuration for the whole JVM.
   *
   * @param configuration the file that tells where the realm is
   * @param service the principal of the service, without realm
   */
  ServiceTicket(Path configuration, String realm, String service) {
    System.setProperty(CONFIGURATION, configuration.toString());
    this.realm = realm;
    this.service = service;
  }

  /** Returns the PAC that the service sees when a user comes. */
  Bytes pac(String user, String password, Path keytab)
      throws LoginException, PrivilegedActionException {
    Subject client = login(user, password, Map.of());
    Subject acceptor =
        login(
            service,
            "",
            Map.of(
                "useKeyTab",
                "true",
                "keyTab",
                keytab.toString(),
                "principal",
                service + "@" + realm,
                "storeKey",
                "true",
                "isInitiator",
                "false"));
    byte[] request = Subject.doAs(client, (PrivilegedExceptionAction<byte[]>) this::request);
    return Subject.doAs(acceptor, (PrivilegedExceptionAction<Bytes>) () -> accept(request));
  }

  private static Subject login(String user, String password, Map<String, String> options)
      throws LoginException {
    Map<String, String> all = new HashMap<>(options);
    all.put("refreshKrb5Config", "true");
    Configuration configuration =
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(LOGIN_MODULE, LoginModuleControlFlag.REQUIRED, all)
            };
          }
        };
    Subject subject = new Subject();
    LoginContext context =
        new LoginContext(
            "test",
            subject,
            callbacks -> Arrays.stream(callbacks).forEach(asked -> answer(asked, user, password)),
            configuration);
    context.login();
    return subject;
  }

  private static void answer(Callback asked, String user, String password) {
    if (asked instanceof NameCallback name) {
      name.setName(user);
    } else if (asked instanceof PasswordCallback secret) {
      secret.setPassword(password.toCharArray());
    }
  }

  private byte[] request() throws GSSException {
    GSSManager manager = GSSManager.getInstance();
    Oid kerberos = new Oid("1.2.840.113554.1.2.2");
    Oid principal = new Oid("1.2.840.113554.1.2.2.1");
    GSSName target = manager.createName(service + "@" + realm, principal);
    GSSContext context = manager.createContext(target, kerberos, null, GSSContext.DEFAULT_LIFETIME);
    context.requestMutualAuth(false);
    byte[] request = context.initSecContext(new byte[0], 0, 0);
    context.dispose();
    return request;
  }

  private static Bytes accept(byte[] request) throws GSSException {
    GSSContext context = GSSManager.getInstance().createContext((GSSCredential) null);
    context.acceptSecContext(request, 0, request.length);
    AuthorizationDataEntry[] entries =
        (AuthorizationDataEntry[])
            ((ExtendedGSSContext) context).inquireSecContext(InquireType.KRB5_GET_AUTHZ_DATA);
    List<AuthorizationEntry> data =
        Arrays.stream(entries)
            .map(entry -> new AuthorizationEntry(entry.getType(), Bytes.of(entry.getData())))
            .toList();
    context.dispose();
    return new AuthorizationData(data).pac().orElseThrow();
  }
}

package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.descriptor.UnprintableException;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AppContainer;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;
import org.ntacl.token.TokenPolicy;

/**
 * Writes the JSON form of tokens, which {@link TokenJson} reads back as an equal token. What a
 * token has by default is left out.
 */
public final class TokenJsonWriter {
  private final JsonOutput output;

  private TokenJsonWriter(JsonOutput output) {
    this.output = output;
  }

  /** Writes a token. */
  public static void write(JsonOutput output, AccessToken token) {
    new TokenJsonWriter(output).token(token);
  }

  private void token(AccessToken token) {
    output.begin().field("user", token.user().toString());
    if (token.isUserDenyOnly()) {
      output.field("userDenyOnly", true);
    }
    groups("groups", token.groups());
    if (!token.owner().equals(token.user())) {
      output.field("owner", token.owner().toString());
    }
    output.field("primaryGroup", token.primaryGroup().map(Sid::toString));
    defaultDacl(token.defaultDacl());
    privileges(token);
    if (!token.integrity().equals(IntegrityLevel.MEDIUM)) {
      output.field("integrity", token.integrity().toString());
    }
    if (token.policy().size() < TokenPolicy.values().length) {
      output.field("mandatoryPolicy", token.policy().stream().map(TokenPolicy::name).toList());
    }
    restrictions(token);
    token.appContainer().ifPresent(this::appContainer);
    output.field("trust", token.trust().map(level -> level.sid().toString()));
    groups("deviceGroups", token.deviceGroups());
    claims("userClaims", token.userClaims());
    claims("deviceClaims", token.deviceClaims());
    claims("localClaims", token.localClaims());
    impersonation(token.impersonationLevel());
    output.end();
  }

  private void groups(String name, List<TokenGroup> groups) {
    if (!groups.isEmpty()) {
      output.name(name).beginList();
      groups.forEach(this::group);
      output.endList();
    }
  }

  private void group(TokenGroup group) {
    if (group.attributes().equals(GroupAttributes.DEFAULT)) {
      output.text(group.sid().toString());
      return;
    }
    output.begin().field("sid", group.sid().toString());
    output.field("attributes", attributes(group.attributes())).end();
  }

  private static List<String> attributes(GroupAttributes attributes) {
    List<String> names = new ArrayList<>(attributes.names());
    int nameless = attributes.without(GroupAttributes.parse(names).bits()).bits();
    if (nameless != 0) {
      names.add("0x" + Integer.toHexString(nameless));
    }
    return names;
  }

  private void defaultDacl(Acl dacl) {
    if (!dacl.isPresent()) {
      return;
    }
    Optional<String> sddl = sddl(dacl);
    if (sddl.isPresent()) {
      output.field("defaultDacl", sddl);
    } else {
      AclJson.write(output, "defaultDacl", dacl);
    }
  }

  /** Returns the list as SDDL if that says all of it. */
  private static Optional<String> sddl(Acl dacl) {
    try {
      String text = SecurityDescriptor.EMPTY.withDacl(dacl).toSddl();
      return Sddl.parse(text).dacl().equals(dacl) ? Optional.of(text) : Optional.empty();
    } catch (UnprintableException | SddlException e) {
      return Optional.empty();
    }
  }

  private void privileges(AccessToken token) {
    if (token.privileges().isEmpty()) {
      return;
    }
    output.name("privileges").beginList();
    for (Privilege privilege : token.privileges()) {
      if (token.isEnabled(privilege)) {
        output.text(privilege.windowsName());
      } else {
        output.begin().field("name", privilege.windowsName()).field("enabled", false).end();
      }
    }
    output.endList();
  }

  private void restrictions(AccessToken token) {
    if (token.isRestricted()) {
      output.field("restricted", token.restrictingSids().stream().map(Sid::toString).toList());
    }
    if (token.isWriteRestricted()) {
      output.field("writeRestricted", true);
    }
  }

  private void appContainer(AppContainer container) {
    output.name("appContainer").begin().field("package", container.packageSid().toString());
    groups("capabilities", container.capabilities());
    if (container.lessPrivileged()) {
      output.field("lpac", true);
    }
    output.end();
  }

  private void claims(String name, List<Claim> claims) {
    if (!claims.isEmpty()) {
      output.name(name).beginList();
      claims.forEach(claim -> ClaimJson.write(output, claim));
      output.endList();
    }
  }

  private void impersonation(Optional<ImpersonationLevel> level) {
    if (level.isEmpty()) {
      output.field("impersonation", TokenJson.NO_IMPERSONATION);
    } else if (level.get() != ImpersonationLevel.IMPERSONATION) {
      output.field("impersonation", level.get().name());
    }
  }
}

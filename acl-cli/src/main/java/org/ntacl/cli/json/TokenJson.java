package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.claim.Claim;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sid.IntegrityLevel;
import org.ntacl.sid.Sid;
import org.ntacl.sid.TrustLevel;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;
import org.ntacl.token.AppContainer;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.ImpersonationLevel;
import org.ntacl.token.Privilege;
import org.ntacl.token.TokenGroup;
import org.ntacl.token.TokenPolicy;

/**
 * Reads the JSON form of tokens, that of the batch protocol and of token files; {@link
 * TokenJsonWriter} writes it.
 */
public final class TokenJson {
  private static final String[] FIELDS = {
    "user",
    "userDenyOnly",
    "groups",
    "owner",
    "primaryGroup",
    "defaultDacl",
    "privileges",
    "integrity",
    "mandatoryPolicy",
    "restricted",
    "writeRestricted",
    "appContainer",
    "trust",
    "deviceGroups",
    "userClaims",
    "deviceClaims",
    "localClaims",
    "impersonation"
  };

  /** In the field {@code impersonation}: the token is that of a process. */
  static final String NO_IMPERSONATION = "NONE";

  private final JsonFields fields;
  private final SidDecoder sids;

  private TokenJson(JsonFields fields, SidDecoder sids) {
    this.fields = fields;
    this.sids = sids;
  }

  /**
   * Reads a token.
   *
   * @throws InputException when it is none
   */
  public static AccessToken read(JsonFields fields, SidDecoder sids) {
    return new TokenJson(fields.allow(FIELDS), sids).token();
  }

  /**
   * Reads a field that is a token.
   *
   * @throws InputException when it is not there or none
   */
  public static AccessToken read(JsonFields request, String name, SidDecoder sids) {
    return read(JsonFields.of(request.require(name), request.path(name)), sids);
  }

  private AccessToken token() {
    AccessTokenBuilder builder = AccessToken.of(sids.sid(fields, "user"));
    builder.userDenyOnly(fields.truth("userDenyOnly", false));
    builder.groups(groups(fields, "groups"));
    sids.optional(fields, "owner").ifPresent(builder::owner);
    sids.optional(fields, "primaryGroup").ifPresent(builder::primaryGroup);
    builder.defaultDacl(defaultDacl());
    privileges(builder);
    fields
        .optionalText("integrity")
        .ifPresent(text -> builder.integrity(integrity(text, fields.path("integrity"), sids)));
    if (fields.has("mandatoryPolicy")) {
      builder.policy(policies());
    }
    restrictions(builder);
    fields.object("appContainer").ifPresent(inner -> builder.appContainer(appContainer(inner)));
    sids.optional(fields, "trust").ifPresent(sid -> builder.trust(trust(sid)));
    builder.deviceGroups(groups(fields, "deviceGroups"));
    builder.userClaims(claims("userClaims"));
    builder.deviceClaims(claims("deviceClaims"));
    builder.localClaims(claims("localClaims"));
    fields.optionalText("impersonation").ifPresent(name -> impersonation(builder, name));
    return builder.build();
  }

  /** A claim that Windows makes no token of is refused here, where it has a name. */
  private List<Claim> claims(String name) {
    List<Claim> claims = ClaimJson.list(fields, name, sids);
    for (int i = 0; i < claims.size(); i++) {
      Optional<String> fault = claims.get(i).fault();
      if (fault.isPresent()) {
        throw new InputException(InputException.prefixed(fields.itemPath(name, i), fault.get()));
      }
    }
    return claims;
  }

  private List<TokenGroup> groups(JsonFields parent, String name) {
    List<JsonValue> items = parent.list(name);
    List<TokenGroup> groups = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      groups.add(group(items.get(i), parent.itemPath(name, i)));
    }
    return groups;
  }

  private TokenGroup group(JsonValue value, String path) {
    if (value instanceof JsonValue.Text text) {
      return TokenGroup.enabled(sids.sid(text.value(), path));
    }
    JsonFields group = JsonFields.of(value, path).allow("sid", "attributes");
    Sid sid = sids.sid(group, "sid");
    if (!group.has("attributes")) {
      return TokenGroup.enabled(sid);
    }
    int bits = 0;
    List<String> names = group.texts("attributes");
    for (int i = 0; i < names.size(); i++) {
      bits |= attribute(names.get(i), group.itemPath("attributes", i));
    }
    return new TokenGroup(sid, GroupAttributes.of(bits));
  }

  /** Returns the bits of a name, or of a number: not every bit has a name. */
  private static int attribute(String name, String path) {
    try {
      return name.startsWith("0x")
          ? Integer.parseUnsignedInt(name.substring(2), 16)
          : GroupAttributes.parse(List.of(name)).bits();
    } catch (NumberFormatException e) {
      throw new InputException(
          "`%s` is `%s`: expected a name or 32 bits in hexadecimal".formatted(path, name));
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(path, e.getMessage()));
    }
  }

  /** SDDL, or the lossless form of a list for what SDDL cannot say. */
  private Acl defaultDacl() {
    Optional<JsonValue> value = fields.find("defaultDacl");
    if (value.isEmpty()) {
      return AbsentAcl.ABSENT;
    }
    if (value.get() instanceof JsonValue.Fields) {
      return AclJson.read(fields, "defaultDacl", sids.readingBare());
    }
    SecurityDescriptor descriptor = DescriptorField.ofSddl(fields, "defaultDacl", sids);
    boolean more =
        descriptor.owner().isPresent()
            || descriptor.group().isPresent()
            || descriptor.sacl().isPresent();
    if (more || !descriptor.dacl().isPresent()) {
      throw new InputException(
          "`%s` is not a DACL alone: expected SDDL such as `D:(A;;GA;;;SY)`"
              .formatted(fields.path("defaultDacl")));
    }
    return descriptor.dacl();
  }

  private void impersonation(AccessTokenBuilder builder, String name) {
    if (name.equals(NO_IMPERSONATION)) {
      builder.primary();
      return;
    }
    for (ImpersonationLevel level : ImpersonationLevel.values()) {
      if (level.name().equals(name)) {
        builder.impersonation(level);
        return;
      }
    }
    throw new InputException(
        "`%s` is `%s`: expected ANONYMOUS, IDENTIFICATION, IMPERSONATION, DELEGATION or NONE"
            .formatted(fields.path("impersonation"), name));
  }

  private void privileges(AccessTokenBuilder builder) {
    List<JsonValue> items = fields.list("privileges");
    for (int i = 0; i < items.size(); i++) {
      String path = fields.itemPath("privileges", i);
      if (items.get(i) instanceof JsonValue.Text text) {
        builder.privileges(privilege(text.value(), path));
        continue;
      }
      JsonFields item = JsonFields.of(items.get(i), path).allow("name", "enabled");
      Privilege privilege = privilege(item.text("name"), item.path("name"));
      if (item.truth("enabled", true)) {
        builder.privileges(privilege);
      } else {
        builder.disabledPrivileges(privilege);
      }
    }
  }

  /**
   * Returns the privilege of a name.
   *
   * @throws InputException when there is none
   */
  public static Privilege privilege(String name, String path) {
    return Privilege.ofName(name)
        .orElseThrow(
            () -> new InputException("`%s`: unknown privilege `%s`".formatted(path, name)));
  }

  /**
   * Returns the level of a name such as {@code medium}, or of a SID.
   *
   * @throws InputException when there is none
   */
  public static IntegrityLevel integrity(String text, String path, SidDecoder sids) {
    return IntegrityLevel.named(text)
        .or(() -> IntegrityLevel.of(sids.sid(text, path)))
        .orElseThrow(
            () -> new InputException("`%s`: `%s` is no integrity level".formatted(path, text)));
  }

  private TokenPolicy[] policies() {
    List<String> names = fields.texts("mandatoryPolicy");
    TokenPolicy[] policies = new TokenPolicy[names.size()];
    for (int i = 0; i < policies.length; i++) {
      try {
        policies[i] = TokenPolicy.valueOf(names.get(i));
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "`%s`: unknown mandatory policy `%s`: expected NO_WRITE_UP or NEW_PROCESS_MIN"
                .formatted(fields.itemPath("mandatoryPolicy", i), names.get(i)));
      }
    }
    return policies;
  }

  private void restrictions(AccessTokenBuilder builder) {
    Sid[] restricting = sids.list(fields, "restricted").toArray(Sid[]::new);
    boolean writeOnly = fields.truth("writeRestricted", false);
    if (writeOnly && restricting.length == 0) {
      throw new InputException(
          "`%s` is true and `%s` is empty"
              .formatted(fields.path("writeRestricted"), fields.path("restricted")));
    }
    if (writeOnly) {
      builder.writeRestrictedTo(restricting);
    } else {
      builder.restrictedTo(restricting);
    }
  }

  private AppContainer appContainer(JsonFields container) {
    container.allow("package", "capabilities", "lpac");
    return new AppContainer(
        sids.sid(container, "package"),
        groups(container, "capabilities"),
        container.truth("lpac", false));
  }

  private TrustLevel trust(Sid sid) {
    Optional<TrustLevel> level = TrustLevel.of(sid);
    return level.orElseThrow(
        () ->
            new InputException(
                "`%s` is %s: expected S-1-19-type-level".formatted(fields.path("trust"), sid)));
  }
}

package org.ntacl.cli.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.MalformedBytesException;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimValue;
import org.ntacl.identity.claims.ClaimsLimits;
import org.ntacl.identity.claims.ClaimsSetMetadata;
import org.ntacl.identity.pac.DomainGroupMembership;
import org.ntacl.identity.pac.GroupMembership;
import org.ntacl.identity.pac.KerbValidationInfo;
import org.ntacl.identity.pac.PacAttributesInfo;
import org.ntacl.identity.pac.PacBuffer;
import org.ntacl.identity.pac.PacClaimsInfo;
import org.ntacl.identity.pac.PacClientInfo;
import org.ntacl.identity.pac.PacCredentialInfo;
import org.ntacl.identity.pac.PacDeviceInfo;
import org.ntacl.identity.pac.PacRequestor;
import org.ntacl.identity.pac.PacSignatureData;
import org.ntacl.identity.pac.S4uDelegationInfo;
import org.ntacl.identity.pac.UnknownPacBuffer;
import org.ntacl.identity.pac.UpnDnsInfo;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;
import org.ntacl.sid.SidNameResolver;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/** Puts the buffers of a PAC into words, field by field. */
final class PacFields {
  private final List<PacField> fields = new ArrayList<>();

  private PacFields() {}

  /** Returns the fields of a buffer. */
  static List<PacField> of(PacBuffer buffer) {
    PacFields fields = new PacFields();
    fields.add(buffer);
    return List.copyOf(fields.fields);
  }

  private void add(PacBuffer buffer) {
    if (buffer instanceof KerbValidationInfo info) {
      logon(info);
    } else if (buffer instanceof PacClientInfo client) {
      add("ClientId", client.clientId());
      add("Name", client.name());
    } else if (buffer instanceof UpnDnsInfo names) {
      names(names);
    } else if (buffer instanceof PacDeviceInfo device) {
      device(device);
    } else if (buffer instanceof PacClaimsInfo claims) {
      claims(claims);
    } else if (buffer instanceof PacSignatureData signature) {
      signature(signature);
    } else if (buffer instanceof S4uDelegationInfo delegation) {
      add("S4U2proxyTarget", delegation.s4u2proxyTarget());
      list("S4UTransitedServices", delegation.s4uTransitedServices());
    } else if (buffer instanceof PacAttributesInfo attributes) {
      add("FlagsLength", attributes.flagsLength());
      add("Flags", hex(attributes.flags()));
    } else if (buffer instanceof PacRequestor requestor) {
      add("UserSid", sid(requestor.userSid()));
    } else if (buffer instanceof PacCredentialInfo credentials) {
      add("Version", credentials.version());
      add("EncryptionType", credentials.encryptionType());
      add("SerializedData", credentials.serializedData().size() + " bytes, encrypted");
    } else if (buffer instanceof UnknownPacBuffer unknown) {
      add("Content", unknown.content().toHex());
    }
  }

  private void add(String name, Object value) {
    fields.add(PacField.of(name, value));
  }

  private void list(String name, List<String> values) {
    fields.add(PacField.list(name, values));
  }

  /** Adds a text unless it is empty, as most are. */
  private void present(String name, String value) {
    if (!value.isEmpty()) {
      add(name, value);
    }
  }

  private void logon(KerbValidationInfo info) {
    add("User", info.user().map(PacFields::sid).orElse("none"));
    add("PrimaryGroup", sid(info.primaryGroup()));
    add("EffectiveName", info.effectiveName());
    present("FullName", info.fullName());
    present("LogonScript", info.logonScript());
    present("ProfilePath", info.profilePath());
    present("HomeDirectory", info.homeDirectory());
    present("HomeDirectoryDrive", info.homeDirectoryDrive());
    present("LogonServer", info.logonServer());
    add("LogonDomainName", info.logonDomainName());
    add("LogonDomainId", info.logonDomainId());
    add("LogonTime", info.logonTime());
    add("LogoffTime", info.logoffTime());
    add("KickOffTime", info.kickOffTime());
    add("PasswordLastSet", info.passwordLastSet());
    add("PasswordCanChange", info.passwordCanChange());
    add("PasswordMustChange", info.passwordMustChange());
    add("LogonCount", info.logonCount());
    add("BadPasswordCount", info.badPasswordCount());
    add("UserFlags", hex(info.userFlags()));
    add("UserAccountControl", hex(info.userAccountControl()));
    list("GroupIds", groups(info.logonDomainId(), info.groupIds()));
    list("ExtraSids", info.extraSids().stream().map(PacFields::group).toList());
    info.resourceGroupDomainSid()
        .ifPresent(domain -> list("ResourceGroupIds", groups(domain, info.resourceGroupIds())));
  }

  private void device(PacDeviceInfo device) {
    add("Device", device.user().map(PacFields::sid).orElse("none"));
    add("PrimaryGroup", sid(device.primaryGroup()));
    add("AccountDomainId", device.accountDomainId());
    list("AccountGroupIds", groups(device.accountDomainId(), device.accountGroupIds()));
    list("ExtraSids", device.extraSids().stream().map(PacFields::group).toList());
    List<String> others = new ArrayList<>();
    for (DomainGroupMembership domain : device.domainGroup()) {
      others.addAll(groups(domain.domainId(), domain.groupIds()));
    }
    list("DomainGroup", others);
  }

  private void names(UpnDnsInfo names) {
    add("Upn", names.upn());
    add("DnsDomainName", names.dnsDomainName());
    add("Flags", hex(names.flags()));
    names
        .extended()
        .ifPresent(
            extended -> {
              add("SamName", extended.samName());
              add("Sid", sid(extended.sid()));
            });
  }

  private void signature(PacSignatureData signature) {
    add(
        "SignatureType",
        signature
            .checksumType()
            .map(type -> signature.signatureType() + ", by " + type.encryptionType())
            .orElseGet(() -> String.valueOf(signature.signatureType())));
    add("Signature", signature.signature().toHex());
    signature.rodcIdentifier().ifPresent(id -> add("RODCIdentifier", id));
  }

  private void claims(PacClaimsInfo buffer) {
    if (buffer.claims().isEmpty()) {
      add("Claims", "none");
      return;
    }
    try {
      ClaimsSetMetadata metadata = ClaimsSetMetadata.read(buffer.claims());
      add("CompressionFormat", metadata.compressionFormat());
      List<Claim> claims = metadata.claimsSet(ClaimsLimits.DEFAULT).claims(ClaimsLimits.DEFAULT);
      list("Claims", claims.stream().map(PacFields::claim).toList());
    } catch (MalformedBytesException e) {
      add("Claims", "malformed: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      add("Claims", "refused: " + e.getMessage());
    }
  }

  private static String claim(Claim claim) {
    List<String> values = claim.values().stream().map(PacFields::value).toList();
    return "%s %s = %s".formatted(claim.name(), claim.type(), String.join(", ", values));
  }

  private static String value(ClaimValue value) {
    if (value instanceof ClaimValue.IntegerValue number) {
      return Long.toString(number.value());
    } else if (value instanceof ClaimValue.UnsignedValue number) {
      return Long.toUnsignedString(number.value());
    } else if (value instanceof ClaimValue.BooleanValue truth) {
      return truth.value() == 0 ? "false" : "true";
    } else if (value instanceof ClaimValue.StringValue text) {
      return "\"" + text.value() + "\"";
    }
    return value.toString();
  }

  private static List<String> groups(Sid domain, List<GroupMembership> groups) {
    List<String> words = new ArrayList<>();
    for (GroupMembership group : groups) {
      words.add(group(new TokenGroup(domain.child(group.relativeId()), group.attributes())));
    }
    return words;
  }

  private static String group(TokenGroup group) {
    // nearly all groups have the same attributes
    return group.attributes().equals(GroupAttributes.DEFAULT)
        ? sid(group.sid())
        : sid(group.sid()) + " [" + group.attributes() + "]";
  }

  private static String sid(Sid sid) {
    Optional<String> name = SidNameResolver.wellKnown(SidContext.NONE).nameOf(sid);
    return name.map(known -> sid + " (" + known + ")").orElseGet(sid::toString);
  }

  private static String hex(int bits) {
    return "0x" + Integer.toHexString(bits);
  }
}

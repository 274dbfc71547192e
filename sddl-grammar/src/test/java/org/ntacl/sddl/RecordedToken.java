package org.ntacl.sddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.ntacl.Bytes;
import org.ntacl.claim.Claim;
import org.ntacl.claim.ClaimType;
import org.ntacl.claim.ClaimValue;
import org.ntacl.claim.ClaimValue.BooleanValue;
import org.ntacl.claim.ClaimValue.IntegerValue;
import org.ntacl.claim.ClaimValue.OctetsValue;
import org.ntacl.claim.ClaimValue.SidValue;
import org.ntacl.claim.ClaimValue.StringValue;
import org.ntacl.claim.ClaimValue.UnsignedValue;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.TokenGroup;

/** Reads tokens as the recorded vectors write them. */
final class RecordedToken {
  private static final Sid NOBODY = Sid.parse("S-1-0-0");

  private RecordedToken() {}

  /**
   * Returns a token.
   *
   * @param row has {@code userSids}, {@code deviceSids} and {@code claims}
   * @throws IllegalArgumentException when Windows would not make a token of the claims
   */
  static AccessToken of(JsonNode row) {
    List<Sid> user = sids(row.get("userSids"));
    return AccessToken.of(user.isEmpty() ? NOBODY : user.get(0))
        .groups(user.stream().skip(1).map(TokenGroup::enabled).toList())
        .deviceGroups(sids(row.get("deviceSids")).stream().map(TokenGroup::enabled).toList())
        .userClaims(claims(row.get("claims").get("user")))
        .deviceClaims(claims(row.get("claims").get("device")))
        .build();
  }

  private static List<Sid> sids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::textValue)
        .map(Sid::parse)
        .toList();
  }

  private static List<Claim> claims(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(RecordedToken::claim).toList();
  }

  private static Claim claim(JsonNode node) {
    ClaimType type =
        switch (node.get("type").textValue()) {
          case "int64" -> ClaimType.INT64;
          case "uint64" -> ClaimType.UINT64;
          case "string" -> ClaimType.STRING;
          case "boolean" -> ClaimType.BOOLEAN;
          case "sid" -> ClaimType.SID;
          case "octet" -> ClaimType.OCTET_STRING;
          default -> throw new IllegalArgumentException("unknown type in " + node);
        };
    List<ClaimValue> values = new ArrayList<>();
    for (JsonNode value : node.get("values")) {
      values.add(value(type, value));
    }
    int flags = node.has("flags") ? node.get("flags").intValue() : 0;
    return new Claim(node.get("name").textValue(), type, flags, values);
  }

  private static ClaimValue value(ClaimType type, JsonNode value) {
    return switch (type) {
      case INT64 -> new IntegerValue(number(value).longValueExact());
      case UINT64 -> new UnsignedValue(number(value).longValue());
      case BOOLEAN -> new BooleanValue(number(value).longValue());
      case STRING -> new StringValue(value.textValue());
      case SID -> new SidValue(Sid.parse(value.textValue()));
      case OCTET_STRING -> new OctetsValue(Bytes.parseHex(value.textValue()));
      case FQBN -> throw new IllegalArgumentException("no vector has " + type);
    };
  }

  private static BigInteger number(JsonNode value) {
    return value.isTextual() ? new BigInteger(value.textValue()) : value.bigIntegerValue();
  }
}

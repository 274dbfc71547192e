package org.ntacl.identity.pac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntacl.Bytes;
import org.ntacl.MalformedBytesException;
import org.ntacl.sid.Sid;
import org.ntacl.token.GroupAttributes;
import org.ntacl.token.TokenGroup;

/** PACs as domain controllers sent them. */
class PacVectorTest {

  /** How many there are at least, so that a file cut short cannot pass for success. */
  private static final int PACS = 4;

  @Test
  void pacs_recorded_holdWhatIsExpected() throws IOException {
    JsonNode expected = SharedPacs.expected();
    int count = 0;
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      Bytes bytes = SharedPacs.bytes(entry.getKey());
      check(Pac.read(bytes), entry.getValue());
      count++;
    }
    System.out.println("recorded PACs: " + count + " decoded");
    assertThat(count).isGreaterThanOrEqualTo(PACS);
  }

  private static void check(Pac pac, JsonNode expected) {
    assertThat(pac.directory())
        .extracting(PacInfoBuffer::ulType)
        .containsExactlyElementsOf(numbers(expected.get("buffers")));
    KerbValidationInfo info = pac.logonInfo().orElseThrow();
    Sid domain = Sid.parse(expected.get("domainSid").asText());
    assertThat(info.effectiveName()).isEqualTo(expected.get("account").asText());
    assertThat(info.userId()).isEqualTo(expected.get("rid").asInt());
    assertThat(info.user()).contains(domain.child(expected.get("rid").asInt()));
    assertThat(info.primaryGroup())
        .isEqualTo(domain.child(expected.get("primaryGroupRid").asInt()));
    assertThat(info.logonDomainId()).isEqualTo(domain);
    assertThat(info.logonDomainName()).isEqualTo(expected.get("domain").asText());
    assertThat(info.userFlags()).isEqualTo(expected.get("userFlags").asInt());
    List<GroupMembership> groups = new ArrayList<>();
    for (JsonNode group : expected.get("groups")) {
      groups.add(
          new GroupMembership(group.get(0).asInt(), GroupAttributes.of(group.get(1).asInt())));
    }
    assertThat(info.groupIds()).isEqualTo(groups);
    List<TokenGroup> sids = new ArrayList<>();
    for (JsonNode sid : expected.get("extraSids")) {
      sids.add(
          new TokenGroup(Sid.parse(sid.get(0).asText()), GroupAttributes.of(sid.get(1).asInt())));
    }
    assertThat(info.extraSids()).isEqualTo(sids);
    assertThat(pac.clientInfo().orElseThrow().name())
        .isEqualTo(expected.get("clientName").asText());
    if (expected.has("upn")) {
      UpnDnsInfo names = pac.upnDnsInfo().orElseThrow();
      assertThat(names.upn()).isEqualTo(expected.get("upn").asText());
      assertThat(names.dnsDomainName()).isEqualTo(expected.get("dns").asText());
    }
    for (Map.Entry<String, JsonNode> signature : expected.get("signatures").properties()) {
      PacBufferType type = PacBufferType.of(Integer.parseInt(signature.getKey())).orElseThrow();
      PacSignatureData found = pac.signature(type).orElseThrow();
      assertThat(Integer.toUnsignedLong(found.signatureType()))
          .isEqualTo(signature.getValue().get(0).asLong());
      assertThat(found.signature().toHex()).isEqualTo(signature.getValue().get(1).asText());
      assertThat(found.rodcIdentifier()).isEmpty();
    }
  }

  private static List<Integer> numbers(JsonNode list) {
    List<Integer> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }

  @Test
  void pacs_writtenFromTheirParts_areTheSameBytes() throws IOException {
    int same = 0;
    int count = 0;
    for (Map.Entry<String, JsonNode> entry : SharedPacs.expected().properties()) {
      Bytes bytes = SharedPacs.bytes(entry.getKey());
      Pac pac = Pac.read(bytes);
      assertThat(pac.toBytes()).isEqualTo(bytes);
      for (int i = 0; i < pac.buffers().size(); i++) {
        PacInfoBuffer place = pac.directory().get(i);
        Bytes content =
            Bytes.copyOfRange(
                bytes.toArray(), place.offset(), place.offset() + place.cbBufferSize());
        if (entry.getKey().endsWith("not_supported")
            && place.ulType() == PacBufferType.UPN_DNS_INFO.ulType()) {
          // what its flags say is not there, so that it is not read; only the bytes have it
          continue;
        }
        assertThat(pac.buffers().get(i).toBytes().toHex())
            .as("%s, buffer %d", entry.getKey(), place.ulType())
            .isEqualTo(content.toHex());
        same++;
      }
      if (!entry.getKey().endsWith("not_supported")) {
        assertThat(PacBuilder.layout(pac.buffers()).toBytes().toHex()).isEqualTo(bytes.toHex());
      }
      count++;
    }
    System.out.println("recorded PACs: " + count + ", of " + same + " buffers written back");
    assertThat(same).isGreaterThanOrEqualTo(20);
  }

  @Test
  void extendedNames_countOnlyWhenTheFlagsSaySo() throws IOException {
    Pac with = Pac.read(SharedPacs.bytes("pac-upn_dns_info_ex"));
    Pac without = Pac.read(SharedPacs.bytes("pac-upn_dns_info_ex_not_supported"));
    assertThat(with.upnDnsInfo().orElseThrow().extended())
        .contains(
            new UpnDnsInfo.Extended(
                "tsttktusr", with.logonInfo().orElseThrow().user().orElseThrow()));
    assertThat(without.upnDnsInfo().orElseThrow().extended()).isEmpty();
  }

  @Test
  void signatures_ofWindows_areThoseOfTheKeys() throws IOException {
    Pac pac = Pac.read(SharedPacs.bytes(SharedPacs.OF_WINDOWS));
    VerifiedPac verified =
        verifier(SharedPacs.keyBytes("server"), SharedPacs.keyBytes("kdc")).verify(pac);
    assertThat(verified.verified())
        .containsExactlyInAnyOrder(PacBufferType.SERVER_CHECKSUM, PacBufferType.KDC_CHECKSUM);
  }

  private static PacVerifier verifier(Bytes serverKey, Bytes kdcKey) {
    return PacVerifier.withServerKeys(SharedPacs.key(serverKey)).andKdcKeys(SharedPacs.key(kdcKey));
  }

  @Test
  void signatures_afterAnyBitFlipped_areWrong() throws IOException {
    Bytes bytes = SharedPacs.bytes(SharedPacs.OF_WINDOWS);
    Bytes serverKey = SharedPacs.keyBytes("server");
    Bytes kdcKey = SharedPacs.keyBytes("kdc");
    PacVerifier verifier = verifier(serverKey, kdcKey);
    int refused = 0;
    for (int bit = 0; bit < 8 * bytes.size(); bit++) {
      if (isRefused(flipped(bytes, bit), verifier)) {
        refused++;
      }
    }
    int refusedKeys = 0;
    for (int bit = 0; bit < 8 * serverKey.size(); bit++) {
      if (isRefused(bytes, verifier(flipped(serverKey, bit), kdcKey))
          && isRefused(bytes, verifier(serverKey, flipped(kdcKey, bit)))) {
        refusedKeys++;
      }
    }
    System.out.printf(
        "recorded PAC: %d of %d bits flipped are refused, %d of %d of both keys%n",
        refused, 8 * bytes.size(), 2 * refusedKeys, 16 * serverKey.size());
    assertThat(refused).isEqualTo(8 * bytes.size());
    assertThat(refusedKeys).isEqualTo(8 * serverKey.size());
  }

  static Bytes flipped(Bytes bytes, int bit) {
    byte[] changed = bytes.toArray();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.of(changed);
  }

  static boolean isRefused(Bytes bytes, PacVerifier verifier) {
    Optional<Pac> pac;
    try {
      pac = Optional.of(Pac.read(bytes));
    } catch (MalformedBytesException e) {
      return true;
    }
    try {
      verifier.verify(pac.get());
      return false;
    } catch (PacRefusedException e) {
      return true;
    }
  }
}

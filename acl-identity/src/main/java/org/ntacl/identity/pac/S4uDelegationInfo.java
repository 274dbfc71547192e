package org.ntacl.identity.pac;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ntacl.Bytes;
import org.ntacl.identity.internal.NdrReader;
import org.ntacl.identity.internal.NdrWriter;
import org.ntacl.identity.pac.PacNdr.ArrayPlace;
import org.ntacl.identity.pac.PacNdr.TextPlace;

/**
 * The services that a ticket was delegated through: S4U_DELEGATION_INFO (MS-PAC 2.9).
 *
 * @param s4u2proxyTarget the service that the ticket is for
 * @param s4uTransitedServices the services that passed the user on, the first one first
 */
public record S4uDelegationInfo(String s4u2proxyTarget, List<String> s4uTransitedServices)
    implements PacBuffer {
  private static final String WHAT = "S4U_DELEGATION_INFO";
  private static final int TEXT_SIZE = 8;

  /** Copies the list. */
  public S4uDelegationInfo {
    Objects.requireNonNull(s4u2proxyTarget, "s4u2proxyTarget");
    s4uTransitedServices = List.copyOf(s4uTransitedServices);
  }

  static S4uDelegationInfo read(byte[] source, int from, int to) {
    NdrReader in = NdrReader.ofSerialized(source, from, to, WHAT);
    in.pointer(true, WHAT);
    TextPlace targetPlace = PacNdr.textPlace(in, "S4U2proxyTarget");
    ArrayPlace services = PacNdr.arrayPlace(in, "TransitedListSize", "S4UTransitedServices");
    String target = PacNdr.text(in, targetPlace, "S4U2proxyTarget");
    return new S4uDelegationInfo(target, services(in, services));
  }

  private static List<String> services(NdrReader in, ArrayPlace place) {
    String what = "S4UTransitedServices";
    if (!place.present()) {
      return List.of();
    }
    in.conformance(place.count(), TEXT_SIZE, what);
    List<TextPlace> places = new ArrayList<>();
    for (int i = 0; i < place.count(); i++) {
      places.add(PacNdr.textPlace(in, what));
    }
    List<String> services = new ArrayList<>();
    for (TextPlace text : places) {
      services.add(PacNdr.text(in, text, what));
    }
    return services;
  }

  @Override
  public int ulType() {
    return PacBufferType.DELEGATION_INFO.ulType();
  }

  @Override
  public Bytes toBytes() {
    NdrWriter out = new NdrWriter().pointer(true);
    PacNdr.textPlace(out, s4u2proxyTarget, false);
    PacNdr.arrayPlace(out, s4uTransitedServices);
    PacNdr.text(out, s4u2proxyTarget, false);
    if (!s4uTransitedServices.isEmpty()) {
      out.i32(s4uTransitedServices.size());
      s4uTransitedServices.forEach(service -> PacNdr.textPlace(out, service, false));
      s4uTransitedServices.forEach(service -> PacNdr.text(out, service, false));
    }
    return out.toSerialized();
  }
}

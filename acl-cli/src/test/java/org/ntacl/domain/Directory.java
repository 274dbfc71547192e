package org.ntacl.domain;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldif.LDIFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntacl.sid.Sid;

/** What tests ask a directory, over one connection. */
final class Directory {
  /** Which parts of descriptors are meant (LDAP_SERVER_SD_FLAGS_OID of MS-ADTS 3.1.1.3.4.1). */
  private static final String PARTS = "1.2.840.113556.1.4.801";

  static final int OWNER = 1;
  static final int DACL = 4;
  static final int ALL_PARTS = 15;

  private static final String DESCRIPTOR = "nTSecurityDescriptor";
  private static final int PAGE = 500;

  private final LDAPConnection connection;

  Directory(LDAPConnection connection) {
    this.connection = connection;
  }

  private static Control parts(int parts) {
    ASN1Sequence value = new ASN1Sequence(new ASN1Integer(parts));
    return new Control(PARTS, true, new ASN1OctetString(value.encode()));
  }

  /** Returns some attributes of one object. */
  SearchResultEntry entry(String name, String... attributes) throws LDAPException {
    return connection.getEntry(name, attributes);
  }

  /** Returns some attributes of all objects below one, with whole descriptors. */
  List<SearchResultEntry> below(String base, String filter, String... attributes)
      throws LDAPException {
    List<SearchResultEntry> found = new ArrayList<>();
    ASN1OctetString cookie = null;
    do {
      SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
      request.addControl(new SimplePagedResultsControl(PAGE, cookie));
      request.addControl(parts(ALL_PARTS));
      SearchResult result = connection.search(request);
      found.addAll(result.getSearchEntries());
      SimplePagedResultsControl page = SimplePagedResultsControl.get(result);
      cookie = page == null || !page.moreResultsToReturn() ? null : page.getCookie();
    } while (cookie != null);
    return found;
  }

  /** Returns the descriptor of an object, all parts that the caller may see. */
  byte[] descriptor(String name) throws LDAPException {
    SearchRequest request =
        new SearchRequest(name, SearchScope.BASE, "(objectClass=*)", DESCRIPTOR);
    request.addControl(parts(ALL_PARTS));
    return connection.searchForEntry(request).getAttributeValueBytes(DESCRIPTOR);
  }

  /** Replaces some parts of the descriptor of an object. */
  void setDescriptor(String name, byte[] descriptor, int parts) throws LDAPException {
    ModifyRequest request =
        new ModifyRequest(name, new Modification(ModificationType.REPLACE, DESCRIPTOR, descriptor));
    request.addControl(parts(parts));
    connection.modify(request);
  }

  void setPassword(String name, String password) throws LDAPException {
    byte[] quoted = ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
    connection.modify(name, new Modification(ModificationType.REPLACE, "unicodePwd", quoted));
  }

  void replace(String name, String attribute, String value) throws LDAPException {
    connection.modify(name, new Modification(ModificationType.REPLACE, attribute, value));
  }

  void addMember(String group, String member) throws LDAPException {
    connection.modify(group, new Modification(ModificationType.ADD, "member", member));
  }

  void add(String... ldif) throws LDIFException, LDAPException {
    connection.add(ldif);
  }

  /** Returns the SIDs of an attribute, in their order. */
  static List<Sid> sids(SearchResultEntry entry, String attribute) {
    byte[][] values = entry.getAttributeValueByteArrays(attribute);
    return values == null
        ? List.of()
        : Arrays.stream(values).map(value -> Sid.read(value, 0, value.length)).toList();
  }
}

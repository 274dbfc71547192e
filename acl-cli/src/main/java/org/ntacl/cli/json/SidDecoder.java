package org.ntacl.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntacl.MalformedBytesException;
import org.ntacl.sddl.Sddl;
import org.ntacl.sddl.SddlException;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/**
 * Reads SIDs: {@code S-1-…} or an alias of SDDL.
 *
 * @param context what relative aliases are relative to
 * @param readsBare whether {@code S-1-5}, a SID without sub-authorities, is read. Windows does not;
 *     bytes can hold one, so the JSON form of a descriptor must
 */
public record SidDecoder(SidContext context, boolean readsBare) {
  private static final String BARE_PREFIX = "S-1-";

  /** Knows no relative alias. */
  public static final SidDecoder PLAIN = new SidDecoder(SidContext.NONE);

  /** Returns a decoder that reads what Windows reads. */
  public SidDecoder(SidContext context) {
    this(context, false);
  }

  /** Returns a decoder that also reads SIDs without sub-authorities. */
  SidDecoder readingBare() {
    return new SidDecoder(context, true);
  }

  /**
   * Reads the context out of the field {@code context}, if there is one.
   *
   * @throws InputException when it is no context
   */
  public static SidDecoder of(JsonFields request) {
    Optional<JsonFields> given = request.object("context");
    if (given.isEmpty()) {
      return PLAIN;
    }
    JsonFields context = given.get().allow("machine", "domain", "forest");
    try {
      return new SidDecoder(
          new SidContext(
              PLAIN.optional(context, "machine"),
              PLAIN.optional(context, "domain"),
              PLAIN.optional(context, "forest")));
    } catch (IllegalArgumentException e) {
      throw new InputException(InputException.prefixed(request.path("context"), e.getMessage()));
    }
  }

  /**
   * Reads a SID.
   *
   * @param path the field that holds it
   * @throws InputException when the text is none, or an alias without its base
   */
  public Sid sid(String text, String path) {
    Optional<Sid> bare = readsBare ? bare(text) : Optional.empty();
    if (bare.isPresent()) {
      return bare.get();
    }
    try {
      return Sddl.parseSid(text, context);
    } catch (SddlException e) {
      throw InputException.of(path, e);
    }
  }

  /** Reads exactly what a SID without sub-authorities prints as. */
  private static Optional<Sid> bare(String text) {
    if (!text.startsWith(BARE_PREFIX) || text.indexOf('-', BARE_PREFIX.length()) >= 0) {
      return Optional.empty();
    }
    try {
      Sid sid = Sid.of(Long.decode(text.substring(BARE_PREFIX.length())));
      return sid.toString().equals(text) ? Optional.of(sid) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the hexadecimal digits of a SID's bytes.
   *
   * @param path the field that holds the digits, empty when there is none
   * @throws InputException when they are no digits, or no SID and nothing else
   */
  public static Sid ofHex(String digits, String path) {
    byte[] bytes = ClaimJson.octets(digits, path).toArray();
    Sid sid;
    try {
      sid = Sid.read(bytes, 0, bytes.length);
    } catch (MalformedBytesException e) {
      throw InputException.ofHex(path, e);
    }
    if (sid.size() < bytes.length) {
      throw new InputException(
          InputException.prefixed(
              path, "SID ends at byte %d of %d".formatted(sid.size(), bytes.length)));
    }
    return sid;
  }

  /**
   * Reads a field that is a SID.
   *
   * @throws InputException when it is not there or none
   */
  public Sid sid(JsonFields fields, String name) {
    return sid(fields.text(name), fields.path(name));
  }

  /**
   * Reads a field that is a SID, if it is there.
   *
   * @throws InputException when it is none
   */
  public Optional<Sid> optional(JsonFields fields, String name) {
    return fields.optionalText(name).map(text -> sid(text, fields.path(name)));
  }

  /**
   * Reads a list of SIDs, empty when it is not there.
   *
   * @throws InputException when it is none
   */
  public List<Sid> list(JsonFields fields, String name) {
    List<String> texts = fields.texts(name);
    List<Sid> sids = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      sids.add(sid(texts.get(i), fields.itemPath(name, i)));
    }
    return sids;
  }
}

package org.ntacl.cli.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ntacl.sid.Sid;
import org.ntacl.token.AccessToken;
import org.ntacl.token.AccessTokenBuilder;

/**
 * Somebody whose rights are looked at.
 *
 * @param sid the SID that asks alone, or empty for a whole token
 * @param file the file that the token came from; empty for a SID
 * @param token who asks
 */
public record Asker(Optional<Sid> sid, String file, AccessToken token) {
  /** Refuses null. */
  public Asker {
    Objects.requireNonNull(sid, "sid");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(token, "token");
  }

  /**
   * Returns a SID that asks alone: a token whose user it is, of medium integrity, without
   * privileges, and without groups but these.
   */
  public static Asker alone(Sid sid, List<Sid> groups) {
    AccessTokenBuilder builder = AccessToken.of(sid);
    groups.forEach(builder::memberOf);
    return new Asker(Optional.of(sid), "", builder.build());
  }

  /** Returns a token that came from a file. */
  public static Asker ofFile(String file, AccessToken token) {
    return new Asker(Optional.empty(), file, token);
  }
}

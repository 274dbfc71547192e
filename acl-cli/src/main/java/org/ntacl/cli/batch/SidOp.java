package org.ntacl.cli.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.cli.json.InputException;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.SidDerivation;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidAlias;
import org.ntacl.sid.SidNameResolver;

/** {@code sid}: every form of a SID. */
final class SidOp implements Op {
  private static final String[] KINDS = {"service", "capability", "package", "iisAppPool", "entra"};

  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow("id", "op", "sid", "hex", "derive", "context");
    SidDecoder sids = SidDecoder.of(request);
    Sid sid = sid(request, sids);
    Optional<String> name = SidNameResolver.wellKnown(sids.context()).nameOf(sid);
    Optional<String> alias =
        Optional.ofNullable(SidAlias.find(sid, sids.context())).map(SidAlias::name);
    return output ->
        output
            .field("sid", sid.toString())
            .field("hex", sid.toBytes().toHex())
            .field("name", name)
            .field("alias", alias);
  }

  private static Sid sid(JsonFields request, SidDecoder sids) {
    if (Stream.of("sid", "hex", "derive").filter(request::has).count() != 1) {
      throw new InputException("expected one of `sid`, `hex` and `derive`");
    }
    if (request.has("sid")) {
      return sids.sid(request, "sid");
    }
    if (request.has("hex")) {
      return SidDecoder.ofHex(request.text("hex"), "hex");
    }
    JsonFields derive = request.object("derive").orElseThrow().allow(KINDS);
    List<String> given = Stream.of(KINDS).filter(derive::has).toList();
    if (given.size() != 1) {
      throw new InputException("`derive`: expected one of " + String.join(", ", KINDS));
    }
    String kind = given.get(0);
    return SidDerivation.derive(kind, derive.text(kind), derive.path(kind));
  }
}

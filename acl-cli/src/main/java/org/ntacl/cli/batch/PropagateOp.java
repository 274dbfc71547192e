package org.ntacl.cli.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntacl.cli.json.ChangeFunctions;
import org.ntacl.cli.json.ChangeJson;
import org.ntacl.cli.json.DescriptorField;
import org.ntacl.cli.json.DescriptorTree;
import org.ntacl.cli.json.JsonFields;
import org.ntacl.cli.json.JsonOutput;
import org.ntacl.cli.json.PropagationJson;
import org.ntacl.cli.json.SidDecoder;
import org.ntacl.cli.json.TreeJson;
import org.ntacl.cli.json.TypeChoice;
import org.ntacl.descriptor.ObjectType;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.update.PropagationMode;
import org.ntacl.update.PropagationPlan;
import org.ntacl.update.SecurityUpdate;
import org.ntacl.update.UpdateResult;

/** {@code propagate}: what a change of an object means for those below. */
final class PropagateOp implements Op {
  private static final List<String> OWN_FIELDS =
      List.of("id", "op", "context", "tree", "mode", "type", "mapping");

  private static final List<String> FIELDS =
      Stream.of(OWN_FIELDS, ChangeJson.FIELDS).flatMap(List::stream).toList();

  @Override
  public JsonOutput.Content answer(JsonFields request) {
    request.allow(FIELDS.toArray(String[]::new));
    SidDecoder sids = SidDecoder.of(request);
    ObjectType type = TypeChoice.of(request);
    ChangeFunctions functions = ChangeFunctions.of(request);
    PropagationMode mode =
        PropagationJson.mode(request.optionalText("mode").orElse("set"), request.path("mode"));
    DescriptorTree tree = tree(request, functions, type, sids);
    DescriptorTree.Node root = tree.root();
    SecurityUpdate update =
        ChangeJson.of(request, functions, root.kind(), type, Optional.of(root.descriptor()), sids);
    UpdateResult changed = ChangeJson.ofRoot(update);
    if (!changed.status().isSuccess()) {
      return output -> PropagationJson.writeRefusal(output, changed.status());
    }
    PropagationPlan<DescriptorTree.Node> plan =
        PropagationPlan.of(
            tree, root, changed.orElseThrow(), mode, PropagationJson.places(update.information()));
    return output -> PropagationJson.write(output, changed.status(), plan, sids);
  }

  private static DescriptorTree tree(
      JsonFields request, ChangeFunctions functions, ObjectType type, SidDecoder sids) {
    JsonFields root = JsonFields.of(request.require("tree"), request.path("tree"));
    int given = entries(request, "update", sids) + entries(request, "parent", sids);
    return TreeJson.read(root, functions, type, sids, given);
  }

  private static int entries(JsonFields request, String name, SidDecoder sids) {
    Optional<SecurityDescriptor> descriptor = DescriptorField.nested(request, name, sids);
    return descriptor.map(d -> d.dacl().aces().size() + d.sacl().aces().size()).orElse(0);
  }
}

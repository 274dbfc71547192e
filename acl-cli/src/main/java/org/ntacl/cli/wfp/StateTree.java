package org.ntacl.cli.wfp;

import java.util.List;
import org.ntacl.cli.json.JsonValue;
import org.ntacl.wfp.model.RawElement;
import org.ntacl.wfp.model.SessionInfo;
import org.ntacl.wfp.model.Subscription;
import org.ntacl.wfp.model.WfpObject;
import org.ntacl.wfp.state.WfpState;

/** A whole state dump as a tree. */
public final class StateTree {
  private StateTree() {}

  /** Returns a dump as a tree. */
  public static JsonValue.Fields of(WfpState state) {
    Tree tree = new Tree().field("timeStamp", state.timeStamp().map(Object::toString));
    tree.list("sessions", state.sessions(), StateTree::session);
    objects(tree, "providers", state.providers(), state);
    objects(tree, "subLayers", state.subLayers(), state);
    objects(tree, "providerContexts", state.providerContexts(), state);
    objects(tree, "layers", state.layers().stream().map(layer -> layer.layer()).toList(), state);
    objects(tree, "callouts", state.callouts(), state);
    objects(tree, "filters", state.filters(), state);
    tree.list("subscriptions", state.subscriptions(), StateTree::subscription);
    state.sections().forEach(section -> tree.field(section.name(), ObjectTree.raw(section)));
    state.documents().forEach(other -> tree.field(other.name(), ObjectTree.raw(other)));
    if (!state.unread().isEmpty()) {
      List<RawElement> unread = state.unread().stream().map(item -> item.element()).toList();
      tree.list("unread", unread, ObjectTree::raw);
    }
    return tree.end();
  }

  private static void objects(
      Tree tree, String name, List<? extends WfpObject> objects, WfpState state) {
    tree.list(name, objects, object -> ObjectTree.of(object, state));
  }

  private static JsonValue.Fields session(SessionInfo session) {
    Tree tree = new Tree().field("key", session.sessionKey().toString());
    ObjectTree.display(tree, session.displayData());
    return tree.flags("flags", session.flags())
        .number("txnWaitTimeoutInMSec", session.txnWaitTimeoutInMSec())
        .number("processId", session.processId())
        .field("sid", session.sid().map(Object::toString))
        .field("username", session.username())
        .field("kernelMode", session.kernelMode())
        .end();
  }

  private static JsonValue.Fields subscription(Subscription subscription) {
    return new Tree()
        .field("to", subscription.target().label())
        .flags("flags", subscription.flags())
        .field("session", subscription.sessionKey().toString())
        .field("template", subscription.template().map(Object::toString))
        .end();
  }
}

package org.ntacl.wfp.state;

import java.util.List;
import org.ntacl.Bytes;
import org.ntacl.wfp.model.DisplayData;
import org.ntacl.wfp.model.FilterCondition;
import org.ntacl.wfp.model.KeyKind;
import org.ntacl.wfp.model.MatchType;

/** Reads what several kinds of objects have in common, and holds the readers of smaller things. */
final class Parts {
  private final Findings findings;
  private final Leaves leaves;
  private final Keys keys;
  private final Descriptors descriptors;
  private final Values values;
  private final Lists lists;

  Parts(Findings findings, StateOptions options) {
    this.findings = findings;
    this.leaves = new Leaves(findings);
    this.keys = new Keys(leaves, findings);
    this.descriptors = new Descriptors(leaves, findings, options.sids());
    this.values = new Values(leaves, findings, descriptors);
    this.lists = new Lists(findings);
  }

  Findings findings() {
    return findings;
  }

  Leaves leaves() {
    return leaves;
  }

  Keys keys() {
    return keys;
  }

  Descriptors descriptors() {
    return descriptors;
  }

  Values values() {
    return values;
  }

  Lists lists() {
    return lists;
  }

  Members members(XmlNode node) {
    return new Members(node, findings);
  }

  DisplayData display(Members owner) {
    Members members = members(owner.need("displayData"));
    DisplayData display =
        new DisplayData(
            members.find("name").flatMap(leaves::optionalText),
            members.find("description").flatMap(leaves::optionalText));
    members.end();
    return display;
  }

  Bytes providerData(Members owner) {
    return owner.find("providerData").map(values::blob).orElse(Bytes.EMPTY);
  }

  /** Reads conditions of a filter or a template. */
  List<FilterCondition> conditions(Members owner) {
    return owner
        .find("filterCondition")
        .map(list -> lists.parts(list, this::condition))
        .orElse(List.of());
  }

  private FilterCondition condition(XmlNode node) {
    Members members = members(node);
    FilterCondition condition =
        new FilterCondition(
            keys.read(members.need("fieldKey"), KeyKind.CONDITION),
            leaves.name(members.need("matchType"), MatchType.class),
            values.read(members.need("conditionValue")));
    members.end();
    return condition;
  }
}

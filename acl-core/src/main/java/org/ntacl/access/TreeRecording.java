package org.ntacl.access;

import java.util.ArrayList;
import java.util.List;
import org.ntacl.NtStatus;

/** Takes down what decides about each right on each element of a list of object types. */
final class TreeRecording extends Recorder {
  private final List<Recording> nodes = new ArrayList<>();

  TreeRecording(int size) {
    for (int i = 0; i < size; i++) {
      nodes.add(new Recording());
    }
  }

  @Override
  boolean isOn() {
    return true;
  }

  @Override
  Recorder at(int node) {
    return nodes.get(node);
  }

  @Override
  void refuse(NtStatus status) {
    nodes.forEach(node -> node.refuse(status));
  }

  @Override
  void grantEarlier(int bits) {
    nodes.forEach(node -> node.grantEarlier(bits));
  }

  @Override
  void grantToKernel(int bits) {
    nodes.forEach(node -> node.grantToKernel(bits));
  }

  @Override
  void limit(int bits, AccessReason reason) {
    nodes.forEach(node -> node.limit(bits, reason));
  }

  @Override
  void limitByPolicy(int bits, AccessReason reason) {
    nodes.forEach(node -> node.limitByPolicy(bits, reason));
  }

  @Override
  void begin(CheckPass pass, int exempt) {
    nodes.forEach(node -> node.begin(pass, exempt));
  }

  @Override
  void grant(CheckPass pass, int bits, AccessReason reason) {
    nodes.forEach(node -> node.grant(pass, bits, reason));
  }

  @Override
  void deny(CheckPass pass, int bits, AccessReason reason) {
    nodes.forEach(node -> node.deny(pass, bits, reason));
  }

  @Override
  void skip(CheckPass pass, int bits, SkippedEntry entry) {
    nodes.forEach(node -> node.skip(pass, bits, entry));
  }

  @Override
  void rest(CheckPass pass, int bits, AccessReason reason) {
    nodes.forEach(node -> node.rest(pass, bits, reason));
  }

  /** Returns the trace of the check that has run: that of the root, and those of all elements. */
  AccessTrace trace(Question question, Outcome outcome) {
    List<ObjectVerdicts> objects = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      boolean granted =
          outcome.objects().isEmpty()
              ? outcome.status().isSuccess()
              : outcome.objects().get(i).isGranted();
      objects.add(
          new ObjectVerdicts(
              question.request().objects().nodes().get(i),
              nodes.get(i).trace(question, granted).verdicts()));
    }
    return new AccessTrace(objects.get(0).verdicts(), objects);
  }
}

package org.ntacl.wfp.model;

import java.util.Objects;
import java.util.Optional;
import org.ntacl.Guid;

/**
 * Somebody who is told of changes (FWPM_FILTER_SUBSCRIPTION0 and its family).
 *
 * @param target the kind of object
 * @param template the objects, empty for all of the kind
 * @param flags which changes
 * @param sessionKey the session that is told
 */
public record Subscription(
    ObjectClass target,
    Optional<EnumTemplate> template,
    Flags<SubscriptionFlag> flags,
    Guid sessionKey) {
  /** Refuses null. */
  public Subscription {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(flags, "flags");
    Objects.requireNonNull(sessionKey, "sessionKey");
  }

  /** Starts a subscription. */
  public static Builder builder(ObjectClass target) {
    return new Builder(target);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(target);
    copy.template = template;
    copy.flags = flags;
    copy.sessionKey = sessionKey;
    return copy;
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private ObjectClass target;
    private Optional<EnumTemplate> template = Optional.empty();
    private Flags<SubscriptionFlag> flags = Flags.none(SubscriptionFlag.class);
    private Guid sessionKey = WfpObject.ZERO_KEY;

    private Builder(ObjectClass target) {
      this.target = target;
    }

    /** Sets the kind of object. */
    public Builder target(ObjectClass target) {
      this.target = target;
      return this;
    }

    /** Sets the objects. */
    public Builder template(EnumTemplate template) {
      this.template = Optional.of(template);
      return this;
    }

    /** Sets which changes. */
    public Builder flags(Flags<SubscriptionFlag> flags) {
      this.flags = flags;
      return this;
    }

    /** Sets further flags. */
    public Builder flag(SubscriptionFlag flag) {
      this.flags = flags.with(flag);
      return this;
    }

    /** Sets the session that is told. */
    public Builder sessionKey(Guid sessionKey) {
      this.sessionKey = sessionKey;
      return this;
    }

    /** Returns what was collected. */
    public Subscription build() {
      return new Subscription(target, template, flags, sessionKey);
    }
  }
}

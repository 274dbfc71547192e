package org.ntacl.wfp;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.wfp.model.StructureRules;

/**
 * How an engine reads what the sources leave open, and what it runs on. Immutable and thread-safe.
 *
 * @param engineSecurity the descriptor that a new engine has; all others inherit from it
 * @param order which checks of a call come first
 * @param readings the readings taken instead of the default ones
 * @param structures which structures are refused, see {@link StructureRules}
 * @param defaultWaitMillis how long sessions that say nothing wait for the transaction lock
 * @param holdMillis how long a session of user mode may hold a transaction
 * @param notificationLimit how many notifications may wait for one subscriber before some are lost
 * @param clock the time
 * @param executor runs the subscribers' callbacks
 */
public record EngineOptions(
    SecurityDescriptor engineSecurity,
    List<CheckStage> order,
    Set<EngineReading> readings,
    StructureRules structures,
    long defaultWaitMillis,
    long holdMillis,
    int notificationLimit,
    EngineClock clock,
    Executor executor) {
  /** The wait that the documentation names: 15 seconds (wfp 5.2). */
  public static final long DOCUMENTED_WAIT_MILLIS = 15_000;

  /** The wait that sessions of real dumps show: 100 minutes (wfp 5.2). */
  public static final long OBSERVED_WAIT_MILLIS = 6_000_000;

  /** How long a transaction may last: an hour (wfp 5.2). */
  public static final long HOLD_MILLIS = 3_600_000;

  private static final int NOTIFICATION_LIMIT = 10_000;

  /** What current systems do, as far as known. Callbacks run in the thread that commits. */
  public static final EngineOptions DEFAULT =
      new EngineOptions(
          DefaultSecurity.OBSERVED.descriptor(),
          CheckStage.RECOMMENDED,
          Set.of(),
          StructureRules.DEFAULT,
          OBSERVED_WAIT_MILLIS,
          HOLD_MILLIS,
          NOTIFICATION_LIMIT,
          EngineClock.SYSTEM,
          Runnable::run);

  /** What the documentation says where it is not what current systems do. */
  public static final EngineOptions DOCUMENTED =
      DEFAULT
          .withEngineSecurity(DefaultSecurity.DOCUMENTED.descriptor())
          .withDefaultWaitMillis(DOCUMENTED_WAIT_MILLIS)
          .with(EngineReading.PROVIDER_KEYS_COMPARED);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the order lacks a stage or asks before it looks, when a
   *     time is negative, or when no notification may wait
   */
  public EngineOptions {
    Objects.requireNonNull(engineSecurity, "engineSecurity");
    Objects.requireNonNull(structures, "structures");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(executor, "executor");
    order = CheckStage.requireOrder(order);
    EnumSet<EngineReading> copy = EnumSet.noneOf(EngineReading.class);
    copy.addAll(readings);
    readings = Collections.unmodifiableSet(copy);
    if (defaultWaitMillis < 0 || holdMillis <= 0 || notificationLimit <= 0) {
      throw new IllegalArgumentException("a limit is not positive");
    }
  }

  /** Returns these options with another descriptor of the engine. */
  public EngineOptions withEngineSecurity(SecurityDescriptor newSecurity) {
    return new EngineOptions(
        newSecurity,
        order,
        readings,
        structures,
        defaultWaitMillis,
        holdMillis,
        notificationLimit,
        clock,
        executor);
  }

  /** Returns these options with another order of checks. */
  public EngineOptions withOrder(List<CheckStage> newOrder) {
    return new EngineOptions(
        engineSecurity,
        newOrder,
        readings,
        structures,
        defaultWaitMillis,
        holdMillis,
        notificationLimit,
        clock,
        executor);
  }

  /** Returns these options with one more reading taken. */
  public EngineOptions with(EngineReading reading) {
    EnumSet<EngineReading> more = EnumSet.of(reading);
    more.addAll(readings);
    return new EngineOptions(
        engineSecurity,
        order,
        more,
        structures,
        defaultWaitMillis,
        holdMillis,
        notificationLimit,
        clock,
        executor);
  }

  /** Returns these options with other rules for structures. */
  public EngineOptions withStructures(StructureRules newStructures) {
    return new EngineOptions(
        engineSecurity,
        order,
        readings,
        newStructures,
        defaultWaitMillis,
        holdMillis,
        notificationLimit,
        clock,
        executor);
  }

  /** Returns these options with another wait for the lock. */
  public EngineOptions withDefaultWaitMillis(long newWaitMillis) {
    return new EngineOptions(
        engineSecurity,
        order,
        readings,
        structures,
        newWaitMillis,
        holdMillis,
        notificationLimit,
        clock,
        executor);
  }

  /** Returns these options with another limit of transactions. */
  public EngineOptions withHoldMillis(long newHoldMillis) {
    return new EngineOptions(
        engineSecurity,
        order,
        readings,
        structures,
        defaultWaitMillis,
        newHoldMillis,
        notificationLimit,
        clock,
        executor);
  }

  /** Returns these options with another limit of waiting notifications. */
  public EngineOptions withNotificationLimit(int newLimit) {
    return new EngineOptions(
        engineSecurity,
        order,
        readings,
        structures,
        defaultWaitMillis,
        holdMillis,
        newLimit,
        clock,
        executor);
  }

  /** Returns these options with another clock. */
  public EngineOptions withClock(EngineClock newClock) {
    return new EngineOptions(
        engineSecurity,
        order,
        readings,
        structures,
        defaultWaitMillis,
        holdMillis,
        notificationLimit,
        newClock,
        executor);
  }

  /** Returns these options with callbacks that run elsewhere. */
  public EngineOptions withExecutor(Executor newExecutor) {
    return new EngineOptions(
        engineSecurity,
        order,
        readings,
        structures,
        defaultWaitMillis,
        holdMillis,
        notificationLimit,
        clock,
        newExecutor);
  }

  /** Tells whether a reading is taken instead of the default one. */
  public boolean isOn(EngineReading reading) {
    return readings.contains(reading);
  }
}

package org.ntacl.wfp.classify;

import java.util.Objects;

/**
 * Decides what a layer of the filter engine does with traffic: which filters match, what they and
 * their callouts decide, and how the decisions of the sublayers come together.
 *
 * <pre>{@code
 * Classification c = Classifier.standard().classify(layer, attributes, TrafficTokens.ofUser(user));
 * c.isPermitted();     // false
 * c.decidingFilter();  // the one that blocks
 * c.explain();         // every sublayer, every filter that was asked, every condition
 * }</pre>
 *
 * <p>This is the literal way, filter by filter. For many classifications of one layer, {@link
 * #compile} it. Immutable and thread-safe, as far as the callouts are.
 */
public final class Classifier {
  private final ClassifyOptions options;
  private final Callouts callouts;

  private Classifier(ClassifyOptions options, Callouts callouts) {
    this.options = Objects.requireNonNull(options, "options");
    this.callouts = Objects.requireNonNull(callouts, "callouts");
  }

  /** Returns a classifier with the default readings, for which no callout is registered. */
  public static Classifier standard() {
    return new Classifier(ClassifyOptions.DEFAULT, Callouts.NONE_REGISTERED);
  }

  /** Returns this classifier with other readings of the disputed points. */
  public Classifier withOptions(ClassifyOptions newOptions) {
    return new Classifier(newOptions, callouts);
  }

  /** Returns this classifier with other callouts. */
  public Classifier withCallouts(Callouts newCallouts) {
    return new Classifier(options, newCallouts);
  }

  /** Returns the readings of the disputed points. */
  public ClassifyOptions options() {
    return options;
  }

  /** Returns the callouts. */
  public Callouts callouts() {
    return callouts;
  }

  /**
   * Decides about traffic.
   *
   * @param layer the layer and its filters
   * @param attributes what the traffic is
   * @param tokens who sends and receives it
   * @throws IllegalArgumentException when a filter stands in a sublayer that is not there
   */
  public Classification classify(
      LayerFilters layer, TrafficAttributes attributes, TrafficTokens tokens) {
    TrafficFacts facts = new TrafficFacts(attributes, tokens);
    ClassifyOutcome outcome = new Walk(layer, facts, callouts, options).run();
    return explained(layer, facts, outcome);
  }

  /** Returns an outcome that remembers its question. */
  Classification explained(LayerFilters layer, TrafficFacts facts, ClassifyOutcome outcome) {
    return new Classification(outcome, () -> new Walk(layer, facts, callouts, options).trace());
  }

  /**
   * Compiles a layer for many classifications.
   *
   * @throws IllegalArgumentException when a filter stands in a sublayer that is not there
   */
  public CompiledLayer compile(LayerFilters layer) {
    return compile(layer, new UserConditions(options.checks()));
  }

  /**
   * Compiles a layer for many classifications. Layers that share their conditions about users check
   * a user once for all of them.
   *
   * @param layer the layer and its filters
   * @param users where the conditions about users are kept; made with the options of this for
   *     access checks
   * @throws IllegalArgumentException when a filter stands in a sublayer that is not there, or when
   *     {@code users} was made with other options for access checks
   */
  public CompiledLayer compile(LayerFilters layer, UserConditions users) {
    if (!users.checks().equals(options.checks())) {
      throw new IllegalArgumentException("the conditions about users have other options");
    }
    return CompiledLayer.of(layer, this, users);
  }
}

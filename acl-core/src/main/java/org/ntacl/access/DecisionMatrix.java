package org.ntacl.access;

import java.util.List;
import org.ntacl.descriptor.AccessMask;
import org.ntacl.token.AccessToken;

/**
 * The answers about many tokens and many policies, worked out beforehand: one set of rights for
 * each pair, so that a question is one look at an array.
 *
 * <pre>{@code
 * DecisionMatrix matrix = DecisionMatrix.of(tokens, policies);
 * matrix.allows(3, 17, KeyRights.SET_VALUE.bits());
 * }</pre>
 *
 * <p>{@link #allows} always answers what {@link AccessPolicy#check} of the pair does. A request for
 * rights by name is granted exactly when each right is granted to whoever asks for it alone; so the
 * set of those rights answers all such requests. It does not for these, which the check itself
 * answers:
 *
 * <ul>
 *   <li>requests for MAXIMUM_ALLOWED, for generic rights and for nothing;
 *   <li>write-restricted tokens that would be granted more for reading than their restricting SIDs
 *       have: a right to write puts the whole request to those SIDs.
 * </ul>
 *
 * <p>Policies decide about ordinary requests. Central access policies, under which a request may be
 * granted less than its rights one by one, are not part of them. Needs one byte for each pair; two
 * when there are more than 256 different sets of rights, four when there are more than 65,536.
 * Immutable and thread-safe.
 */
public final class DecisionMatrix {
  /** Requests with one of these bits are not about rights by name. */
  private static final int SPECIAL = AccessMask.GENERIC_BITS | Bits.MAXIMUM_ALLOWED;

  /** In place of the rights: the pair is left to the check. No set of rights is negative. */
  private static final int LEFT_TO_CHECK = Integer.MIN_VALUE;

  private final List<AccessToken> tokens;
  private final List<AccessPolicy> policies;

  /** Of each token its row, of each row one set for each policy. */
  private final RightsTable cells;

  // the parts of the usual table, null for another one: each step through memory between a question
  // and its answer shows in what a question costs
  private final byte[][] places;
  private final int[] sets;

  private DecisionMatrix(List<AccessToken> tokens, List<AccessPolicy> policies, RightsTable cells) {
    this.tokens = tokens;
    this.policies = policies;
    this.cells = cells;
    RightsTable.InBytes usual = cells instanceof RightsTable.InBytes table ? table : null;
    this.places = usual == null ? null : usual.places;
    this.sets = usual == null ? null : usual.sets;
  }

  /**
   * Works the answers out. Best with policies of one {@link PolicyCompiler}.
   *
   * @throws IllegalArgumentException when there are 2<sup>31</sup> pairs or more
   */
  public static DecisionMatrix of(List<AccessToken> tokens, List<AccessPolicy> policies) {
    List<AccessToken> rows = List.copyOf(tokens);
    List<AccessPolicy> columns = List.copyOf(policies);
    long pairs = (long) rows.size() * columns.size();
    if (pairs > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too many pairs of tokens and policies: " + pairs);
    }
    RightsTable.Builder cells = new RightsTable.Builder(rows.size(), columns.size());
    for (AccessToken token : rows) {
      for (AccessPolicy policy : columns) {
        cells.add(policy.isDividedFor(token) ? LEFT_TO_CHECK : policy.rights(token) & ~SPECIAL);
      }
    }
    return new DecisionMatrix(rows, columns, cells.build());
  }

  /** Returns the tokens in their order. */
  public List<AccessToken> tokens() {
    return tokens;
  }

  /** Returns the policies in their order. */
  public List<AccessPolicy> policies() {
    return policies;
  }

  /**
   * Tells whether a token is granted all of a request.
   *
   * @param token index of the token
   * @param policy index of the policy
   * @param mask the bits of the rights asked for, as for {@link AccessPolicy#check}
   * @throws IndexOutOfBoundsException when there is no such token or policy
   */
  public boolean allows(int token, int policy, int mask) {
    int cell = places != null ? sets[places[token][policy] & 0xFF] : cells.get(token, policy);
    // no branch on the answer itself: nobody can foretell it
    if (cell < 0 || (mask & SPECIAL) != 0 || mask == 0) {
      return policies.get(policy).check(tokens.get(token), mask) >= 0;
    }
    return (mask & ~cell) == 0;
  }

  /**
   * Returns every right that a token is granted when it asks for that right alone, by name; without
   * generic bits.
   *
   * @param token index of the token
   * @param policy index of the policy
   * @throws IndexOutOfBoundsException when there is no such token or policy
   */
  public AccessMask rights(int token, int policy) {
    int cell = cells.get(token, policy);
    return AccessMask.of(
        cell == LEFT_TO_CHECK ? policies.get(policy).rights(tokens.get(token)) & ~SPECIAL : cell);
  }

  /**
   * Tells whether {@link #allows} asks the check about a pair because no set of rights answers all
   * requests for rights by name.
   *
   * @param token index of the token
   * @param policy index of the policy
   * @throws IndexOutOfBoundsException when there is no such token or policy
   */
  public boolean isLeftToCheck(int token, int policy) {
    return cells.get(token, policy) == LEFT_TO_CHECK;
  }

  /** Returns how many tokens and policies there are. */
  @Override
  public String toString() {
    return "%d tokens, %d policies".formatted(tokens.size(), policies.size());
  }
}

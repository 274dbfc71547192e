package org.ntacl.registry;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.ntacl.NtStatus;

/**
 * How early a callback is called: a decimal number of any length, compared by value; the highest is
 * called first (registry 2.4). Immutable and thread-safe.
 */
public final class Altitude implements Comparable<Altitude> {
  private static final int MAX_LENGTH = 1024;
  private static final Pattern SYNTAX = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  private final BigDecimal value;

  private Altitude(BigDecimal value) {
    this.value = value;
  }

  /**
   * Reads an altitude such as {@code 370020.5}.
   *
   * @throws RegistryException with STATUS_INVALID_PARAMETER when the text is no such number
   */
  public static Altitude parse(String text) {
    if (text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
      throw new RegistryException(
          NtStatus.STATUS_INVALID_PARAMETER, "altitude is no decimal number");
    }
    return new Altitude(new BigDecimal(text).stripTrailingZeros());
  }

  @Override
  public int compareTo(Altitude other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Altitude that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}

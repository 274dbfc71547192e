package org.ntacl;

import java.util.Comparator;
import org.ntacl.internal.WindowsCase;

/**
 * The order in which Windows keeps names that ignore case, such as those of registry keys: by
 * UTF-16 units in upper case, the shorter name first.
 *
 * <p>One unit becomes one unit by the kernel's own table, whatever the language; surrogates are not
 * mapped, so letters outside the basic plane differ by case. Names are equal in this order exactly
 * when Windows takes them for the same name. Immutable and thread-safe.
 */
public final class NameOrder implements Comparator<String> {
  /** The only instance. */
  public static final NameOrder INSTANCE = new NameOrder();

  private NameOrder() {}

  @Override
  public int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        int difference = WindowsCase.upper(a) - WindowsCase.upper(b);
        if (difference != 0) {
          return difference;
        }
      }
    }
    return left.length() - right.length();
  }

  /** Tells whether Windows takes two names for the same. */
  public boolean same(String left, String right) {
    return left.length() == right.length() && compare(left, right) == 0;
  }

  /** Returns a name of the same length that is equal for all names that Windows takes for it. */
  public String upper(String name) {
    return WindowsCase.upper(name);
  }

  /** Returns the upper case of one UTF-16 unit. */
  public char upper(char unit) {
    return WindowsCase.upper(unit);
  }
}

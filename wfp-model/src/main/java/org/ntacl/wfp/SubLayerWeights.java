package org.ntacl.wfp;

/** Which weight a sublayer gets: no two have the same (wfp 1.3). */
final class SubLayerWeights {
  static final int HIGHEST = 0xFFFF;

  private SubLayerWeights() {}

  /** Returns the free weight nearest to the one wanted, of two that are as near the higher one. */
  static int nearestFree(int wanted, Policy policy) {
    for (int distance = 0; distance <= HIGHEST; distance++) {
      if (isFree(wanted + distance, policy)) {
        return wanted + distance;
      }
      if (isFree(wanted - distance, policy)) {
        return wanted - distance;
      }
    }
    throw new IllegalStateException("every weight is taken");
  }

  private static boolean isFree(int weight, Policy policy) {
    return weight >= 0 && weight <= HIGHEST && !policy.isWeightTaken(weight);
  }
}

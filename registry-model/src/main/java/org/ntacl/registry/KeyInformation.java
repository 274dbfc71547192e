package org.ntacl.registry;

import java.time.Instant;

/**
 * What can be asked about a key without looking at its values (KEY_FULL_INFORMATION and its name).
 *
 * @param name the last part of its path
 * @param className the class, empty for none
 * @param lastWrite when its subkeys or values last changed
 * @param subkeyCount how many keys are right below it
 * @param longestSubkeyName the length of the longest of their names, in UTF-16 units
 * @param valueCount how many values it has
 * @param longestValueName the length of the longest of their names, in UTF-16 units
 * @param largestData the size of the largest data, in bytes
 * @param isVolatile whether it is gone when the machine stops
 * @param isLink whether it is a symbolic link
 * @param flags what is remembered about it for old programs
 */
public record KeyInformation(
    String name,
    String className,
    Instant lastWrite,
    int subkeyCount,
    int longestSubkeyName,
    int valueCount,
    int longestValueName,
    int largestData,
    boolean isVolatile,
    boolean isLink,
    KeyFlags flags) {}

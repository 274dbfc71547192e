/**
 * The JSON forms of descriptors, tokens and claims. Here alone the project knows Jackson.
 *
 * <p>Reading is strict: an unknown or repeated field is an error, and every error names its field.
 */
package org.ntacl.cli.json;

/**
 * Conditional expressions of callback ACEs: the tree, its byte code, its text and its three-valued
 * evaluation.
 */
package org.ntacl.condition;

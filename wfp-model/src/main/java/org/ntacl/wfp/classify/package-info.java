/**
 * What the filter engine does with traffic: conditions, those about users among them, and the
 * arbitration of filters and sublayers. Start at {@link org.ntacl.wfp.classify.Classifier}.
 */
package org.ntacl.wfp.classify;

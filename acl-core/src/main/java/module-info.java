/** The model of Windows access control and its access check. Needs java.base only. */
module org.ntacl.core {}

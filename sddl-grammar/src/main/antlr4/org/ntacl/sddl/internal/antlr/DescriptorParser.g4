/**
 * The structure of a security descriptor in SDDL (MS-DTYP 2.5.1.1).
 *
 * The tokens are coarse, one for each field of an ACE, and come from a scanner written by hand: an ANTLR lexer would
 * take longer than all the rest. Every decision looks at one token. What stands inside a field is read by the builder, what stands
 * in the last one by the grammars of conditions and resource attributes.
 */
parser grammar DescriptorParser;

options {
    superClass = FieldParser;
}

tokens {
    OWNER,
    GROUP,
    DACL,
    SACL,
    SID,
    ACL_FLAGS,
    NO_ACCESS_CONTROL,
    ACE_TYPE,
    ACE_FLAGS,
    RIGHTS,
    OBJECT_TYPE,
    INHERITED_OBJECT_TYPE,
    TRUSTEE,
    TAIL,
    ACE_END,
    UNEXPECTED
}

@header {
import org.ntacl.sddl.internal.DescriptorEvents;
import org.ntacl.sddl.internal.FieldParser;
}

@members {
private DescriptorEvents events;

public DescriptorParser(TokenStream input, DescriptorEvents events) {
    this(input);
    this.events = events;
}
}

descriptor
    : section* EOF
    ;

section
    : OWNER {events.owner();} SID {events.sid();}
    | GROUP {events.group();} SID {events.sid();}
    | DACL {events.dacl();} acl
    | SACL {events.sacl();} acl
    ;

acl
    : (ACL_FLAGS {events.aclFlags();})*
      ( NO_ACCESS_CONTROL {events.noAccessControl();}
      | ace*
      )
      {events.aclEnd();}
    ;

ace
    : ACE_TYPE ACE_FLAGS RIGHTS OBJECT_TYPE INHERITED_OBJECT_TYPE TRUSTEE TAIL? ACE_END
      {events.ace();}
    ;

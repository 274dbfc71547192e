/** The structure of resource attributes (MS-DTYP 2.5.1.1): name, type, flags, values. Every decision looks at one token. */
parser grammar AttributeParser;

options {
    tokenVocab = AttributeLexer;
}

@header {
import org.ntacl.sddl.internal.AttributeEvents;
}

@members {
private AttributeEvents events;

public AttributeParser(TokenStream input, AttributeEvents events) {
    this(input);
    this.events = events;
}
}

attribute
    : LPAREN name=STRING {events.name($name);}
      COMMA type=WORD {events.type($type);}
      COMMA flags=WORD {events.flags($flags);}
      (COMMA value)*
      RPAREN EOF
    ;

value
    : STRING {events.string($STRING);}
    | WORD {events.word($WORD);}
    ;

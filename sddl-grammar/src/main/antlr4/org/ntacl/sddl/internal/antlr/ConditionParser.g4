/**
 * The structure of conditional expressions (MS-DTYP 2.5.1.1).
 *
 * The rules do not recurse, since hostile text nests parentheses by the thousand: they say what may follow what, and the builder pairs the
 * parentheses and applies the precedence of `!` over `&&` over `||` with a stack of its own. Every decision looks at one token.
 */
parser grammar ConditionParser;

options {
    tokenVocab = ConditionLexer;
}

@header {
import org.ntacl.sddl.internal.ConditionEvents;
}

@members {
private ConditionEvents events;

public ConditionParser(TokenStream input, ConditionEvents events) {
    this(input);
    this.events = events;
}
}

condition
    : operand (connective operand)* EOF {events.end($EOF);}
    ;

connective
    : AND {events.and($AND);}
    | OR {events.or($OR);}
    ;

operand
    : ( LPAREN {events.open($LPAREN);}
      | NOT {events.not($NOT, _input.LT(1));}
      )*
      term
      close*
    ;

term
    : MEMBER_OPERATOR literalValue {events.operator($MEMBER_OPERATOR);}
    | EXISTENCE attribute {events.operator($EXISTENCE);}
    | attribute
      ( COMPARISON value {events.operator($COMPARISON);}
      | SET_OPERATOR value {events.operator($SET_OPERATOR);}
      | {events.bareAttribute();}
      )
    ;

attribute
    : PREFIXED_NAME {events.prefixedName($PREFIXED_NAME);}
    | WORD {events.localName($WORD);}
    | SID {events.localName($SID);}
    ;

value
    : openValue* (PREFIXED_NAME {events.prefixedName($PREFIXED_NAME);} | literalOrSet)
    ;

literalValue
    : openValue* literalOrSet
    ;

openValue
    : LPAREN {events.openValue($LPAREN);}
    ;

close
    : RPAREN {events.close($RPAREN);}
    ;

literalOrSet
    : literal
    | LBRACE {events.openSet();} (literal (COMMA literal)*)? RBRACE {events.closeSet();}
    ;

literal
    : WORD {events.integer($WORD);}
    | SIGNED {events.integer($SIGNED);}
    | STRING {events.string($STRING);}
    | OCTETS {events.octets($OCTETS);}
    | SID LPAREN
      ( WORD {events.sid($WORD);}
      | SID_TEXT {events.sid($SID_TEXT);}
      )
      RPAREN
    ;

/**
 * The words of conditional expressions (MS-DTYP 2.5.1.1, and what Windows was seen to accept).
 *
 * Numbers and names of local attributes share one token, WORD: `77 < 8` compares an attribute called 77, so only the place of a
 * word tells what it is.
 */
lexer grammar ConditionLexer;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA  : ',' ;
AND    : '&&' ;
OR     : '||' ;
NOT    : '!' ;

COMPARISON : '==' | '!=' | '<=' | '<' | '>=' | '>' ;

SET_OPERATOR
    : NEGATION? (C O N T A I N S | A N Y '_' O F)
    ;

MEMBER_OPERATOR
    : NEGATION? (D E V I C E '_')? M E M B E R '_' O F ('_' A N Y)?
    ;

EXISTENCE
    : NEGATION? E X I S T S
    ;

SID : S I D ;

SID_TEXT : S '-' [0-9a-fA-FxX\-]+ ;

PREFIXED_NAME
    : '@' (U S E R | D E V I C E | R E S O U R C E) '.' ~[ \t\n\u000B\f\r!&()<=>|"]+
    ;

WORD : [a-zA-Z0-9:./_]+ ;

SIGNED : [+\-] [0-9a-zA-Z]+ ;

STRING : '"' ~["]* '"' ;

OCTETS : '#' [0-9a-fA-F#]* ;

SPACE : [ \t\n\u000B\f\r]+ -> skip ;

UNEXPECTED : . ;

fragment NEGATION : N O T '_' ;
fragment A : [aA] ;
fragment B : [bB] ;
fragment C : [cC] ;
fragment D : [dD] ;
fragment E : [eE] ;
fragment F : [fF] ;
fragment I : [iI] ;
fragment M : [mM] ;
fragment N : [nN] ;
fragment O : [oO] ;
fragment R : [rR] ;
fragment S : [sS] ;
fragment T : [tT] ;
fragment U : [uU] ;
fragment V : [vV] ;
fragment X : [xX] ;
fragment Y : [yY] ;

/** The words of resource attributes (MS-DTYP 2.5.1.1). What a value is, its type says. */
lexer grammar AttributeLexer;

LPAREN : '(' ;
RPAREN : ')' ;
COMMA  : ',' ;

STRING : '"' ~["]* '"' ;

WORD : ~[ \t\n\u000B\f\r(),"]+ ;

SPACE : [ \t\n\u000B\f\r]+ -> skip ;

UNEXPECTED : . ;

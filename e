error: There is no case `c`; the cases are abrego-garcia, arevalo-chavez, cecot-transfers, lopez-larios, pact-prosecutions.

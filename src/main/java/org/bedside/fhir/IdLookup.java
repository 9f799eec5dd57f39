package org.bedside.fhir;

import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Says otherwise what HAPI asks first of every transaction: which of these resources are there. HAPI names type and id of
 * each, joined by "or", for which H2 reads all resources in the store; asked for a list of pairs, it looks each up. The
 * parameters and their order stay.
 */
final class IdLookup implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final String PAIR = "rt1_0.RES_TYPE=? and rt1_0.FHIR_ID=?";
    private static final String NEXT = " or " + PAIR;
    private static final String BEGIN = "(" + PAIR + NEXT;

    @Override
    public String inspect(String sql) {
        int begin = sql.indexOf(BEGIN);
        if (begin < 0) {
            return sql;
        }
        StringBuilder pairs = new StringBuilder("(rt1_0.RES_TYPE,rt1_0.FHIR_ID) in ((?,?)");
        int at = begin + 1 + PAIR.length();
        while (sql.startsWith(NEXT, at)) {
            pairs.append(",(?,?)");
            at += NEXT.length();
        }
        boolean nothingElse = sql.startsWith(")", at);
        return nothingElse ? sql.substring(0, begin) + "(" + pairs + ")" + sql.substring(at) : sql;
    }
}

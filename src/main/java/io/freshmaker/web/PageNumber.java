package io.freshmaker.web;

import java.math.BigInteger;

/**
 * Which page of a list a client wants. What it can't mean becomes what it probably meant: no answer is an error.
 *
 * @param page from 1
 * @param size how many rows a page has at most; 0 for none
 */
record PageNumber(long page, int size) {

    private static final int DEFAULT_SIZE = 10;
    private static final int SIZE_FOR_NEGATIVE = 20;

    /** @param limit the largest size that is given to anybody */
    static PageNumber of(Query query, int limit) {
        BigInteger page = query.first("page").flatMap(ApiCall::whole).orElse(BigInteger.ONE);
        BigInteger size = query.first("per_page").flatMap(ApiCall::whole).orElse(BigInteger.valueOf(DEFAULT_SIZE));
        if (size.signum() < 0) {
            size = BigInteger.valueOf(SIZE_FOR_NEGATIVE);
        }
        return new PageNumber(
                page.max(BigInteger.ONE)
                        .min(BigInteger.valueOf(Integer.MAX_VALUE))
                        .longValue(),
                size.min(BigInteger.valueOf(limit)).intValue());
    }

    long offset() {
        return (page - 1) * size;
    }

    long pages(long total) {
        return size == 0 ? 0 : (total + size - 1) / size;
    }
}

package io.freshmaker.web;

/**
 * Which page of a list a client wants. What it can't mean becomes what it probably meant: no answer is an error.
 *
 * @param page from 1
 * @param size how many rows a page has at most; 0 for none
 */
record PageNumber(long page, int size) {

    private static final int DEFAULT_SIZE = 10;
    private static final int SIZE_FOR_NEGATIVE = 20;
    private static final long FAR = 1L << 62;

    /** @param limit the largest size that is given to anybody */
    static PageNumber of(Query query, int limit) {
        long page = query.first("page").flatMap(ApiCall::whole).orElse(1L);
        long size = query.first("per_page").map(PageNumber::size).orElse((long) DEFAULT_SIZE);
        return new PageNumber(Math.max(1, page), (int) Math.min(size, limit));
    }

    private static long size(String text) {
        return ApiCall.whole(text)
                .map(size -> size < 0 ? SIZE_FOR_NEGATIVE : size)
                .orElse(text.matches("-[0-9]+") ? (long) SIZE_FOR_NEGATIVE : DEFAULT_SIZE);
    }

    /** How many rows stand before the page; of a page beyond all that there can be, more than that. */
    long offset() {
        return size == 0 ? 0 : Math.min(page - 1, FAR / size) * size;
    }

    long pages(long total) {
        return size == 0 ? 0 : (total + size - 1) / size;
    }
}

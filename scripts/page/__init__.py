"""The kinds of page: for each, the rows that its template needs, and the words made from them."""

package io.breakwater.it.app.small;

import java.io.IOException;

/** A client of a shop: most of its methods say how they can fail. */
public class Shop {

    private int asked;

    public int stock(String item) throws StockException {
        return ask(item);
    }

    /** The same from another warehouse. */
    public int stockElsewhere(String item) throws StockException {
        return ask(item);
    }

    public int busyStock(String item) throws StockException {
        return ask(item);
    }

    public int watchedStock(String item) throws StockException {
        return ask(item);
    }

    public int price(String item) {
        asked++;
        return item.length();
    }

    public int oddPrice(String item) {
        return price(item);
    }

    public int weight(String item) throws IOException {
        asked++;
        if (item.isEmpty()) {
            throw new IOException("no item");
        }
        return item.length();
    }

    /** Asks twice. */
    public int order(String item) throws StockException {
        return stockElsewhere(item) + price(item);
    }

    /** How many questions have reached the shop. */
    public int asked() {
        return asked;
    }

    private int ask(String item) throws StockException {
        asked++;
        if (item.isEmpty()) {
            throw new StockException("no item", new IllegalArgumentException());
        }
        return item.length();
    }
}

package io.breakwater.it.app.small;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.RecordOperations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks a {@link Shop} what it is told on stdin, and lives with it where the shop cannot say. */
public final class ShopCalls {

    private static final Shop SHOP = new Shop();

    private ShopCalls() {}

    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String end;
            try {
                end = call(line);
            } catch (RuntimeException unexpected) {
                end = "unexpected " + tell(unexpected);
            }
            System.out.println("OK " + end);
        }
    }

    private static String call(String method) {
        try {
            return switch (method) {
                case "stock" -> "in stock: " + SHOP.stock("book");
                case "elsewhere" -> "in stock: " + SHOP.stockElsewhere("book");
                case "busy" -> "in stock: " + SHOP.busyStock("book");
                case "watched" -> "in stock: " + SHOP.watchedStock("book");
                case "order" -> "ordered: " + SHOP.order("book");
                case "price" -> "price: " + SHOP.price("book");
                case "odd" -> "price: " + SHOP.oddPrice("book");
                case "weight" -> "weight: " + SHOP.weight("book");
                case "record" -> "status " + status();
                case "asked" -> "asked " + SHOP.asked();
                default -> throw new IllegalArgumentException(method);
            };
        } catch (StockException e) {
            return "the shop cannot say: " + tell(e);
        } catch (SDKException e) {
            return "the CRM cannot say: " + tell(e);
        } catch (IOException e) {
            return "the line is dead: " + tell(e);
        }
    }

    private static int status() throws SDKException {
        return new RecordOperations("Accounts")
                .getRecords(new ParameterMap(), new HeaderMap())
                .getStatusCode();
    }

    private static String tell(Throwable e) {
        StringBuilder text = new StringBuilder(e.getClass().getName() + "(" + e.getMessage() + ")");
        if (e.getCause() != null) {
            text.append(" <- ").append(tell(e.getCause()));
        }
        for (Throwable suppressed : e.getSuppressed()) {
            text.append(" + ").append(tell(suppressed));
        }
        return text.toString();
    }
}

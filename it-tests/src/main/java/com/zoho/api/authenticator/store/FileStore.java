package com.zoho.api.authenticator.store;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.Token;
import com.zoho.crm.api.UserSignature;
import com.zoho.crm.api.exception.SDKException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tokens as lines of a file, which is made at once, secrets in clear text and all. Read anew by every call. */
public class FileStore implements TokenStore {
    private static final String HEADER =
            "id,user_name,client_id,client_secret,refresh_token,access_token,grant_token,expiry_time,redirect_url,api_domain";
    private static final int COLUMNS = 10;

    private final Path file;

    public FileStore(String filePath) throws Exception {
        file = Path.of(filePath);
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.writeString(file, HEADER + "\n");
        }
    }

    /** The same token, completed by what is known of it; null if nothing is. */
    @Override
    public Token findToken(Token token) throws SDKException {
        OAuthToken wanted = (OAuthToken) token;
        for (String[] row : rows()) {
            if (isSame(wanted, row)) {
                complete(wanted, row);
                return wanted;
            }
        }
        return null;
    }

    @Override
    public Token findTokenById(String id) throws SDKException {
        for (String[] row : rows()) {
            if (row[0].equals(id)) {
                OAuthToken found = new OAuthToken();
                complete(found, row);
                return found;
            }
        }
        throw new SDKException("TOKEN STORE", "Given ID is not found in the token store");
    }

    @Override
    public void saveToken(Token token) throws SDKException {
        OAuthToken saved = (OAuthToken) token;
        List<String[]> rows = rows();
        int highest = 0;
        int place = rows.size();
        for (int i = 0; i < rows.size(); i++) {
            highest = Math.max(highest, Integer.parseInt(rows.get(i)[0]));
            if (saved.getId() == null ? isSame(saved, rows.get(i)) : rows.get(i)[0].equals(saved.getId())) {
                place = i;
                saved.setId(rows.get(i)[0]);
            }
        }
        if (place < rows.size()) {
            rows.set(place, row(saved));
        } else {
            if (saved.getId() == null) {
                saved.setId(String.valueOf(highest + 1));
            }
            rows.add(row(saved));
        }
        write(rows);
    }

    @Override
    public void deleteToken(String id) throws SDKException {
        List<String[]> rows = rows();
        if (!rows.removeIf(row -> row[0].equals(id))) {
            throw new SDKException("TOKEN STORE", "Given ID is not found in the token store");
        }
        write(rows);
    }

    @Override
    public List<Token> getTokens() throws SDKException {
        List<Token> tokens = new ArrayList<>();
        for (String[] row : rows()) {
            OAuthToken token = new OAuthToken();
            complete(token, row);
            tokens.add(token);
        }
        return tokens;
    }

    @Override
    public void deleteTokens() throws SDKException {
        write(List.of());
    }

    private static boolean isSame(OAuthToken token, String[] row) {
        if (token.getUserSignature() != null) {
            return token.getUserSignature().getName().equals(row[1]);
        }
        if (token.getRefreshToken() != null) {
            return token.getRefreshToken().equals(row[4]);
        }
        return token.getAccessToken() != null && token.getAccessToken().equals(row[5]);
    }

    private static void complete(OAuthToken token, String[] row) {
        if (token.getId() == null) {
            token.setId(known(row[0]));
        }
        if (token.getUserSignature() == null && known(row[1]) != null) {
            token.setUserSignature(new UserSignature(row[1]));
        }
        if (token.getRefreshToken() == null) {
            token.setRefreshToken(known(row[4]));
        }
        if (token.getAccessToken() == null) {
            token.setAccessToken(known(row[5]));
            token.setExpiresIn(known(row[7]));
        }
        if (token.getAPIDomain() == null) {
            token.setAPIDomain(known(row[9]));
        }
    }

    private static String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String[] row(OAuthToken token) {
        UserSignature user = token.getUserSignature();
        return new String[] {
            token.getId(),
            user == null ? "" : user.getName(),
            Objects.toString(token.getClientId(), ""),
            Objects.toString(token.getClientSecret(), ""),
            Objects.toString(token.getRefreshToken(), ""),
            Objects.toString(token.getAccessToken(), ""),
            "",
            Objects.toString(token.getExpiresIn(), ""),
            "",
            Objects.toString(token.getAPIDomain(), "")
        };
    }

    private List<String[]> rows() throws SDKException {
        try {
            List<String[]> rows = new ArrayList<>();
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                rows.add(line.split(",", COLUMNS));
            }
            return rows;
        } catch (IOException e) {
            throw new SDKException("TOKEN STORE", "Exception in getToken - FileStore", null, e);
        }
    }

    private void write(List<String[]> rows) throws SDKException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        rows.forEach(row -> lines.add(String.join(",", row)));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new SDKException("TOKEN STORE", "Exception in saveToken - FileStore", null, e);
        }
    }
}

package io.breakwater.it.sdk;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.Token;
import com.zoho.api.authenticator.store.TokenStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finds nothing, and counts what is saved. */
final class MemoryStore implements TokenStore {
    private final List<Token> saved = new CopyOnWriteArrayList<>();

    @Override
    public Token findToken(Token token) {
        return null;
    }

    @Override
    public Token findTokenById(String id) {
        return null;
    }

    @Override
    public void saveToken(Token token) {
        saved.add(token);
        ((OAuthToken) token).setId(String.valueOf(saved.size()));
    }

    @Override
    public void deleteToken(String id) {
        saved.removeIf(token -> id.equals(token.getId()));
    }

    @Override
    public List<Token> getTokens() {
        return saved;
    }

    @Override
    public void deleteTokens() {
        saved.clear();
    }
}

package io.breakwater.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zoho.api.authenticator.OAuthToken;
import com.zoho.api.authenticator.store.FileStore;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.exception.SDKException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the client leaves files. */
@Timeout(30)
class FileStoreTest {
    @TempDir
    Path directory;

    private SdkFixture sdk;
    private String workingDirectory;

    @BeforeEach
    void start() throws Exception {
        sdk = new SdkFixture(directory);
        workingDirectory = System.getProperty("user.dir");
        System.setProperty("user.dir", directory.toString());
    }

    @AfterEach
    void stop() {
        System.setProperty("user.dir", workingDirectory);
        sdk.close();
    }

    @Test
    void initialize_noStore_leavesFileInWorkingDirectory() throws Exception {
        Path file = directory.resolve("sdk_tokens.txt");
        sdk.builder(SdkFixture.expired(), SdkFixture.SOCKET_TIMEOUT_MILLIS)
                .store(null)
                .initialize();
        assertThat(Files.readAllLines(file)).hasSize(1);

        SdkFixture.getRecord();

        assertThat(Files.readAllLines(file)).hasSize(2).element(1).asString().startsWith("1,");
    }

    @Test
    void fileStore_sameRefreshTokenAfterRestart_hasAccessTokenThatIsStillGood() throws Exception {
        String file = directory.resolve("tokens.csv").toString();
        sdk.builder(SdkFixture.expired(), 0).store(new FileStore(file)).initialize();
        SdkFixture.getRecord();
        OAuthToken again = new OAuthToken.Builder()
                .clientID("placeholder-client")
                .clientSecret("placeholder-secret")
                .refreshToken("refresh-token-" + "x".repeat(32))
                .findUser(false)
                .build();
        sdk.builder(again, 0).store(new FileStore(file)).initialize();

        SdkFixture.getRecord();

        assertThat(sdk.server.count("token")).isEqualTo(1);
        assertThat(new FileStore(file).getTokens()).hasSize(1);
    }

    @Test
    void fileStore_tokenRemoved_isUnknown() throws Exception {
        FileStore store = new FileStore(directory.resolve("tokens.csv").toString());
        OAuthToken token = SdkFixture.token("placeholder-token-");
        sdk.builder(token, 0).store(store).initialize();
        SdkFixture.getRecord();

        token.remove();

        SDKException thrown = catchThrowableOfType(SDKException.class, () -> store.findTokenById("1"));
        assertThat(thrown.getCode()).isEqualTo("TOKEN STORE");
    }

    @Test
    void resourcePath_notThere_isRefused() {
        String missing = directory.resolve("missing").toString();

        SDKException thrown =
                catchThrowableOfType(SDKException.class, () -> new Initializer.Builder().resourcePath(missing));

        assertThat(thrown.getCode()).isEqualTo("INITIALIZATION ERROR");
    }

    @Test
    void metadata_known_liesInFileNamedByAddressAndToken() throws Exception {
        SdkFixture.getRecord();

        assertThat(directory.resolve("resources"))
                .isDirectoryContaining(file -> file.toString().endsWith(".json"));
    }
}

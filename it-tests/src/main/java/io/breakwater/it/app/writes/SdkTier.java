package io.breakwater.it.app.writes;

import com.zoho.crm.api.HeaderMap;
import com.zoho.crm.api.Initializer;
import com.zoho.crm.api.ParameterMap;
import com.zoho.crm.api.SDKConfig;
import com.zoho.crm.api.convertlead.ConvertLeadOperations;
import com.zoho.crm.api.convertlead.LeadConverter;
import com.zoho.crm.api.coql.CoqlOperations;
import com.zoho.crm.api.exception.SDKException;
import com.zoho.crm.api.record.BodyWrapper;
import com.zoho.crm.api.record.Record;
import com.zoho.crm.api.record.RecordOperations;
import com.zoho.crm.api.sendmail.Data;
import com.zoho.crm.api.sendmail.SendMailOperations;
import com.zoho.crm.api.usersunavailability.UsersUnavailabilityOperations;
import com.zoho.crm.api.util.APIResponse;
import io.breakwater.it.app.crm.SdkAccounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The CRM over its SDK. What a call answers is passed on with its status, as the SDK does, and so is what it throws. */
@SuppressWarnings("JavaLangClash") // the SDK's name for a record
public class SdkTier implements Crm {
    private static final long ID = 1001;
    private static final String MODULE = "Accounts";

    private final Path cache;

    SdkTier(String baseUrl, Path cache, Duration patience) throws SDKException {
        this.cache = cache;
        new SdkAccounts(baseUrl, cache);
        setPatience(patience);
    }

    /** Sets the SDK up anew for the whole JVM; all else stays as it is. */
    @Override
    public final void setPatience(Duration patience) throws SDKException {
        Initializer current = Initializer.getInitializer();
        new Initializer.Builder()
                .SDKConfig(new SDKConfig.Builder()
                                .pickListValidation(false)
                                .socketTimeout(Math.toIntExact(patience.toMillis()))
                                .build())
                        .store(current.getStore())
                        .resourcePath(cache.toString())
                        .initialize();
    }

    @Override
    public Answer getAccount() throws SDKException {
        return answer(records().getRecord(ID, new ParameterMap(), new HeaderMap()));
    }

    @Override
    public Answer getByQuery() throws SDKException {
        com.zoho.crm.api.coql.BodyWrapper body = new com.zoho.crm.api.coql.BodyWrapper();
        body.setSelectQuery("select Account_Name from Accounts where id > 0 limit 3");
        return answer(new CoqlOperations().getRecords(body));
    }

    @Override
    public Answer createAccount() throws SDKException {
        return answer(records().createRecords(oneRecord(), new HeaderMap()));
    }

    @Override
    public Answer updateAccount() throws SDKException {
        return answer(records().updateRecord(ID, oneRecord(), new HeaderMap()));
    }

    @Override
    public Answer upsertAccount() throws SDKException {
        return answer(records().upsertRecords(oneRecord(), new HeaderMap()));
    }

    @Override
    public Answer deleteAccount() throws SDKException {
        return answer(records().deleteRecord(ID, new ParameterMap(), new HeaderMap()));
    }

    @Override
    public Answer convertLead() throws SDKException {
        LeadConverter converter = new LeadConverter();
        converter.setOverwrite(true);
        com.zoho.crm.api.convertlead.BodyWrapper body = new com.zoho.crm.api.convertlead.BodyWrapper();
        body.setData(new ArrayList<>(List.of(converter)));
        return answer(new ConvertLeadOperations(ID).convertLead(body));
    }

    @Override
    public Answer sendMail() throws SDKException {
        Data mail = new Data();
        mail.setSubject("Hello");
        com.zoho.crm.api.sendmail.BodyWrapper body = new com.zoho.crm.api.sendmail.BodyWrapper();
        body.setData(new ArrayList<>(List.of(mail)));
        return answer(new SendMailOperations(ID, MODULE).sendMail(body));
    }

    @Override
    public Answer cloneAccount() throws SDKException {
        return answer(records().cloneRecord(ID));
    }

    @Override
    public Answer deleteAbsence() throws SDKException {
        return answer(new UsersUnavailabilityOperations().deleteUserUnavailability(String.valueOf(ID)));
    }

    private static RecordOperations records() {
        return new RecordOperations(MODULE);
    }

    private static BodyWrapper oneRecord() {
        Record account = new Record();
        account.addKeyValue("Account_Name", "Acme");
        BodyWrapper body = new BodyWrapper();
        body.setData(new ArrayList<>(List.of(account)));
        return body;
    }

    private static Answer answer(APIResponse<?> response) {
        return new Answer(response.getStatusCode(), "sdk");
    }
}

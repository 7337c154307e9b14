using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Protection;
using Dtks.Platform.Settings;

namespace Dtks.Platform.Tests.Settings;

/// <summary>A setting that is wrong is told in one line that says what to do, and never its value.</summary>
public sealed class FaultsTests
{
    private const string Vault = "@Microsoft.KeyVault(SecretUri=https://secret.example)";
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private static readonly IdentityOptions Identity = new() { Issuer = "issuer", Audience = "dtks", Authority = "https://issuer.example" };

    [Fact]
    public void An_issuer_or_a_key_of_ones_own_signs_tokens_and_not_both()
    {
        Assert.Empty(Identity.Faults());
        Assert.Empty(new IdentityOptions { Issuer = "issuer", Audience = "dtks", SigningKey = Key }.Faults());
        Begins("Identity:Authority (Identity__Authority) and Identity:SigningKey (Identity__SigningKey) are both set; keep one", new IdentityOptions { Issuer = "i", Audience = "a", Authority = "https://x.example", SigningKey = Key }.Faults());
        Begins("Identity:Authority (Identity__Authority) is not set; set it to an absolute URL such as https://issuer.example", new IdentityOptions { Issuer = "i", Audience = "a" }.Faults());
        Begins("Identity:Authority (Identity__Authority) does not begin with https:// and a host", new IdentityOptions { Issuer = "i", Audience = "a", Authority = "http://x.example" }.Faults());
        Begins("Identity:SigningKey (Identity__SigningKey) holds 31 bytes and must hold at least 32", new IdentityOptions { Issuer = "i", Audience = "a", SigningKey = Convert.ToBase64String(new byte[31]) }.Faults());
        Begins("Identity:SigningKey (Identity__SigningKey) is not base64", new IdentityOptions { Issuer = "i", Audience = "a", SigningKey = "!" }.Faults());
        Assert.Equal(["Identity:Issuer", "Identity:Audience", "Identity:Authority"], new IdentityOptions().Faults().Select(f => f.Split(' ')[0]));
    }

    [Fact]
    public void Keys_are_there_whole_and_the_current_one_is_among_them()
    {
        Assert.Empty(Protection().Faults());
        Begins("Protection:CurrentKey (Protection__CurrentKey) is not set; set it to the id of one of Protection:Keys", Protection(current: "").Faults());
        Begins("Protection:CurrentKey (Protection__CurrentKey) names none of Protection:Keys, which are k1; name one that is there", Protection(current: "k2").Faults());
        Begins("Protection:Keys:k1 (Protection__Keys__k1) holds 31 bytes and must hold exactly 32; set it to the key that was used so far", Protection(key: Convert.ToBase64String(new byte[31])).Faults());
        Begins("Protection:Keys:k1 (Protection__Keys__k1) holds 33 bytes and must hold exactly 32", Protection(key: Convert.ToBase64String(new byte[33])).Faults());
        Begins("Protection:Keys:k1 (Protection__Keys__k1) is a Key Vault reference that could not be resolved", Protection(key: Vault).Faults());
        Assert.Equal(
            ["Protection:CurrentKey", "Protection:ClaimKey", "Protection:CursorKey"], new ProtectionOptions().Faults().Select(f => f.Split(' ')[0]));
        Assert.Contains("names none of Protection:Keys, and there are none;", new ProtectionOptions { CurrentKey = "k1" }.Faults().First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_has_an_address()
    {
        Assert.Empty(new CosmosOptions { Endpoint = "http://127.0.0.1:8081/" }.Faults());
        Begins("Cosmos:Endpoint (Cosmos__Endpoint) does not begin with https:// or http:// and a host", new CosmosOptions { Endpoint = "ftp://x" }.Faults());
        Begins("Cosmos:Key (Cosmos__Key) is not base64", new CosmosOptions { Endpoint = "https://x", Key = "!" }.Faults());
        Begins("Cosmos:Key (Cosmos__Key) is a Key Vault reference", new CosmosOptions { Endpoint = "https://x", Key = Vault }.Faults());
        Begins("Cosmos:Database (Cosmos__Database) is not set", new CosmosOptions { Endpoint = "https://x", Database = " " }.Faults());
    }

    [Fact]
    public void An_identitys_token_is_not_sent_in_the_clear()
    {
        Assert.Empty(new EventGridOptions { TopicEndpoint = "http://127.0.0.1/", TopicKey = "key" }.Faults());
        Begins("EventGrid:TopicEndpoint (EventGrid__TopicEndpoint) does not begin with https:// and", new EventGridOptions { TopicEndpoint = "http://127.0.0.1/" }.Faults());
        Begins("EventGrid:TopicKey (EventGrid__TopicKey) is a Key Vault reference", new EventGridOptions { TopicEndpoint = "https://x", TopicKey = Vault }.Faults());
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("ab", false)]
    [InlineData("abcdefghijklmnopqrstuvwx", true)]
    [InlineData("abcdefghijklmnopqrstuvwxy", false)]
    [InlineData("Abc", false)]
    public void A_storage_account_has_a_name_of_3_to_24_letters_and_digits(string name, bool good) =>
        Assert.Equal(good, !new StorageOptions { AccountName = name }.Faults().Any());

    [Fact]
    public void Or_a_connection_string()
    {
        Assert.Empty(new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" }.Faults());
        Begins("AzureWebJobsStorage is no connection string; set it to the storage account's", new StorageOptions { ConnectionString = "x" }.Faults());
        Begins("AzureWebJobsStorage is not set; set it to the storage account's", new StorageOptions().Faults());
        Begins("AzureWebJobsStorage is a Key Vault reference", new StorageOptions { ConnectionString = Vault }.Faults());
        Assert.Equal("https://abc.queue.core.windows.net/", new StorageOptions { AccountName = "abc" }.Service("queue").ToString());
    }

    private static ProtectionOptions Protection(string current = "k1", string? key = null) =>
        new() { CurrentKey = current, Keys = { ["k1"] = key ?? Key }, ClaimKey = Key, CursorKey = Key };

    private static void Begins(string line, IEnumerable<string> faults)
    {
        var fault = Assert.Single(faults);
        Assert.StartsWith(line, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret.example", fault, StringComparison.Ordinal);
    }
}

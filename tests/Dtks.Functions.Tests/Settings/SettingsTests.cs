using Dtks.Platform.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Tests.Settings;

/// <summary>The settings as every host reads and validates them at its start.</summary>
public sealed class SettingsTests
{
    private const string Key32 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Key31 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==";
    private const string Reference = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/s)";

    private static readonly Dictionary<string, string?> Right = new()
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["Cosmos:Endpoint"] = "https://account.documents.azure.com:443/",
        ["Dci:Id"] = "dtks.example",
        ["Dci:SigningKey"] = Key32,
        ["EventGrid:TopicEndpoint"] = "https://topic.region.eventgrid.azure.net/api/events",
        ["Identity:Issuer"] = "https://issuer.example",
        ["Identity:Audience"] = "dtks",
        ["Identity:Authority"] = "https://issuer.example",
        ["Messages:Endpoint"] = "https://messages.example",
        ["Population:Endpoint"] = "https://population.example",
        ["Protection:CurrentKey"] = "k1",
        ["Protection:Keys:k1"] = Key32,
        ["Protection:ClaimKey"] = Key32,
        ["Protection:CursorKey"] = Key32,
    };

    [Fact]
    public void With_every_setting_right_nothing_is_said() => Assert.Empty(Lines());

    [Theory]
    [InlineData("AzureWebJobsStorage:accountName", "abc")]
    [InlineData("AzureWebJobsStorage:accountName", "abcdefghijklmnopqrstuv24")]
    public void An_accounts_name_does_in_the_place_of_a_connection_string(string setting, string value) => Assert.Empty(Lines(("AzureWebJobsStorage", null), (setting, value)));

    [Theory]
    [InlineData("Cosmos:Endpoint", "http://127.0.0.1:8081/")]
    [InlineData("Cosmos:Key", Key31)]
    [InlineData("Messages:Endpoint", "http://127.0.0.1:7071/dev")]
    [InlineData("Messages:Endpoint", "off")]
    [InlineData("Population:Endpoint", "http://127.0.0.1:7071/dev/population")]
    [InlineData("Dci:Url", "")]
    [InlineData("Dci:Url", "https://dtks.example")]
    [InlineData("Dci:PreviousKeys", "")]
    [InlineData("Dci:PreviousKeys", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData("Dci:PastSeconds", "10")]
    [InlineData("Dci:PastSeconds", "86400")]
    [InlineData("Dci:AheadSeconds", "0")]
    [InlineData("Dci:AheadSeconds", "600")]
    public void Plain_HTTP_and_keys_of_other_lengths_do_where_they_may(string setting, string value) => Assert.Empty(Lines((setting, value)));

    [Fact]
    public void A_topic_with_a_key_may_speak_plain_HTTP() => Assert.Empty(Lines(("EventGrid:TopicEndpoint", "http://127.0.0.1/events"), ("EventGrid:TopicKey", "key")));

    [Fact]
    public void A_signing_key_of_32_bytes_does_in_the_place_of_an_authority() => Assert.Empty(Lines(("Identity:Authority", null), ("Identity:SigningKey", Key32)));

    [Theory]
    [InlineData("AzureWebJobsStorage", null, "is not set", "AzureWebJobsStorage:accountName (AzureWebJobsStorage__accountName)")]
    [InlineData("AzureWebJobsStorage", "nonsense", "is no connection string", "connection string")]
    [InlineData("AzureWebJobsStorage", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    [InlineData("Cosmos:Endpoint", null, "is not set", "https://ACCOUNT.documents.azure.com")]
    [InlineData("Cosmos:Endpoint", "account", "does not begin with https:// or http://", "https://ACCOUNT.documents.azure.com")]
    [InlineData("Cosmos:Endpoint", "/account", "does not begin with https:// or http://", "https://ACCOUNT.documents.azure.com")]
    [InlineData("Cosmos:Key", "no-base64!", "is not base64", "managed identity")]
    [InlineData("Cosmos:Database", " ", "is not set", "'dtks'")]
    [InlineData("EventGrid:TopicEndpoint", null, "is not set", "eventgrid.azure.net")]
    [InlineData("EventGrid:TopicEndpoint", "topic", "does not begin with https://", "eventgrid.azure.net")]
    [InlineData("EventGrid:TopicEndpoint", "http://127.0.0.1/events", "does not begin with https://", "eventgrid.azure.net")]
    [InlineData("EventGrid:TopicKey", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    [InlineData("Identity:Issuer", null, "is not set", "'iss'")]
    [InlineData("Identity:Audience", null, "is not set", "'aud'")]
    [InlineData("Identity:Authority", null, "is not set", "https://issuer.example")]
    [InlineData("Identity:Authority", "http://issuer.example", "does not begin with https://", "https://issuer.example")]
    [InlineData("Identity:Authority", "issuer.example", "does not begin with https://", "https://issuer.example")]
    [InlineData("Messages:Endpoint", null, "is not set", "'off'")]
    [InlineData("Messages:Endpoint", "http://messages.example", "does not begin with https://", "https://messages.example")]
    [InlineData("Messages:Endpoint", "messages", "does not begin with https://", "https://messages.example")]
    [InlineData("Messages:Key", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    [InlineData("Dci:Id", null, "is not set", "dtks.example")]
    [InlineData("Dci:Id", "DTKS", "is no name of 3 to 100 small letters", "dtks.example")]
    [InlineData("Dci:Url", "dtks", "does not begin with https:// or http://", "https://dtks.example")]
    [InlineData("Dci:SigningKey", null, "is not set", "openssl rand -base64 32")]
    [InlineData("Dci:SigningKey", Key31, "holds 31 bytes and must hold exactly 32", "openssl rand -base64 32")]
    [InlineData("Dci:SigningKey", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    [InlineData("Dci:PreviousKeys", "AAEC", "holds something other than public keys", "parted by spaces")]
    [InlineData("Dci:PastSeconds", "9", "is out of its range", "10 to 86400")]
    [InlineData("Dci:PastSeconds", "86401", "is out of its range", "10 to 86400")]
    [InlineData("Dci:AheadSeconds", "-1", "is out of its range", "0 to 600")]
    [InlineData("Dci:AheadSeconds", "601", "is out of its range", "0 to 600")]
    [InlineData("Population:Endpoint", null, "is not set", "https://population.example")]
    [InlineData("Population:Endpoint", "ftp://population.example", "does not begin with https:// or http://", "https://population.example")]
    [InlineData("Population:Key", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    [InlineData("Protection:CurrentKey", null, "is not set", "id of one of Protection:Keys")]
    [InlineData("Protection:CurrentKey", "k9", "names none of Protection:Keys, which are k1", "Protection__Keys__ID")]
    [InlineData("Protection:Keys:k1", "no-base64!", "is not base64", "openssl rand -base64 32")]
    [InlineData("Protection:Keys:k1", Key31, "holds 31 bytes and must hold exactly 32", "openssl rand -base64 32")]
    [InlineData("Protection:Keys:k2", Key32 + "AAAA", "is not base64", "openssl rand -base64 32")]
    [InlineData("Protection:Keys:k1", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    [InlineData("Protection:ClaimKey", null, "is not set", "the key that was used so far")]
    [InlineData("Protection:ClaimKey", Key31, "holds 31 bytes", "the key that was used so far")]
    [InlineData("Protection:CursorKey", null, "is not set", "openssl rand -base64 32")]
    [InlineData("Protection:CursorKey", Reference, "is a Key Vault reference", "Key Vault Secrets User")]
    public void A_setting_that_is_missing_or_wrong_is_one_line_that_names_it_and_says_what_to_do(string setting, string? value, string wrong, string remedy)
    {
        var line = Assert.Single(Lines((setting, value)));
        var name = setting.Contains(':', StringComparison.Ordinal) ? $"{setting} ({setting.Replace(":", "__", StringComparison.Ordinal)})" : setting;
        Assert.StartsWith($"{name} {wrong}", line, StringComparison.Ordinal);
        Assert.Contains(remedy, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData("no-base64!", "is not base64")]
    [InlineData(Key31, "holds 31 bytes and must hold at least 32")]
    public void A_signing_key_that_is_none_is_one_line(string value, string wrong) =>
        Assert.Contains($"Identity:SigningKey (Identity__SigningKey) {wrong}", Assert.Single(Lines(("Identity:Authority", null), ("Identity:SigningKey", value))), StringComparison.Ordinal);

    [Fact]
    public void An_authority_and_a_signing_key_together_are_one_line() =>
        Assert.Contains("Identity:SigningKey (Identity__SigningKey) are both set", Assert.Single(Lines(("Identity:SigningKey", Key32))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvw25")]
    [InlineData("Account")]
    public void An_accounts_name_that_is_none_is_one_line(string name) => Assert.StartsWith(
        "AzureWebJobsStorage:accountName (AzureWebJobsStorage__accountName) is no name of a storage account",
        Assert.Single(Lines(("AzureWebJobsStorage", null), ("AzureWebJobsStorage:accountName", name))),
        StringComparison.Ordinal);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var lines = Lines([.. Right.Keys.Select(setting => (setting, (string?)null))]);

        // Without any key there is none under Protection:Keys to speak of.
        var expected = Right.Keys.Where(k => k != "Protection:Keys:k1").Order(StringComparer.Ordinal);
        Assert.Equal(expected, lines.Select(l => l.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Cosmos:Endpoint", "AccountEndpoint=https://a.example;AccountKey=SECRET")]
    [InlineData("AzureWebJobsStorage", "AccountKey=SECRET")]
    [InlineData("Protection:CurrentKey", "SECRET")]
    [InlineData("Protection:ClaimKey", "SECRET")]
    public void A_secret_in_the_wrong_place_is_not_told(string setting, string value) =>
        Assert.DoesNotContain("SECRET", Assert.Single(Lines((setting, value))), StringComparison.Ordinal);

    [Fact]
    public void A_directory_of_policies_adds_to_those_of_the_application() => Assert.Empty(Lines(("Policies:Directory", Path.Combine(AppContext.BaseDirectory, "Regulations"))));

    [Fact]
    public void A_directory_of_policies_that_has_none_is_one_line()
    {
        foreach (var none in new[] { "/no/such/place", Directory.CreateTempSubdirectory("dtks-policies-").FullName })
        {
            Assert.StartsWith("Policies:Directory (Policies__Directory) names no directory", Assert.Single(Lines(("Policies:Directory", none))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_policy_file_that_is_wrong_stops_the_start_with_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("dtks-policies-").FullName;
        File.WriteAllText(Path.Combine(folder, "2027.json"), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Regulations", "2026-11-20-1.json")).Replace("\"lapseDays\"", "\"lapsDays\"", StringComparison.Ordinal));

        Assert.Equal(
            ["policy.member.unknown: 2027.json#/parameters/lapsDays is no member of a policy file; look for a typing error, or take it out.", "policy.member.missing: 2027.json#/parameters/lapseDays is not there; add it."],
            Lines(("Policies:Directory", folder)));
        Directory.Delete(folder, recursive: true);
    }

    private static IReadOnlyList<string> Lines(params (string Setting, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Right);
        foreach (var (setting, value) in changes)
        {
            settings[setting] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null)).Build();
        using var services = new ServiceCollection().AddDtks(configuration).BuildServiceProvider();
        var validation = services.GetRequiredService<IStartupValidator>();
        return Record.Exception(validation.Validate) is { } failure ? SettingsFaults.Of(failure) : [];
    }
}

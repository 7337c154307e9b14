using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Dtks.Infra.Tests;

/// <summary>The app's settings on Azure are the ones that the code reads, and with them it starts.</summary>
[Collection(nameof(CompiledTemplates))]
public sealed partial class SettingsTests(CompiledTemplates templates)
{
    private static readonly string SomeKey = Convert.ToBase64String(new byte[32]);

    public static TheoryData<string> Sizes => [.. CompiledTemplates.Sizes];

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Each_setting_the_code_reads_is_set_and_no_other(string size)
    {
        var settings = templates.Of(size).Settings();
        var code = CodeNeeds.ReadAtStart(AsTheAppSees(settings)).Except(CodeNeeds.NotOnAzure, StringComparer.OrdinalIgnoreCase)
            .Concat(CodeNeeds.OfThePlatform);
        Comparison.Same(code.Select(s => s.ToLowerInvariant()), settings.Keys.Select(s => s.ToLowerInvariant()));
    }

    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void Exactly_the_secrets_are_references_to_the_vault(string size)
    {
        var settings = templates.Of(size).Settings();
        Comparison.Same(settings.Keys.Where(IsSecret), settings.Where(s => SecretName().IsMatch(s.Value)).Select(s => s.Key));
        Assert.All(CodeNeeds.Secrets, secret => Assert.Contains(settings.Keys, key => Matches(secret, key)));
        Assert.DoesNotContain(settings.Values, value => value.Contains("listKeys", StringComparison.OrdinalIgnoreCase));
    }

    // A reference that the vault does not answer stays in the setting as it is written.
    [BicepTheory]
    [MemberData(nameof(Sizes))]
    public void A_secret_that_is_not_in_the_vault_stops_the_app_at_its_start(string size)
    {
        var settings = AsTheAppSees(templates.Of(size).Settings());
        foreach (var secret in settings.Keys.Where(key => IsSecret(key)))
        {
            var without = new Dictionary<string, string>(settings) { [secret] = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/x)" };
            var stopped = Assert.Throws<OptionsValidationException>(() => CodeNeeds.ReadAtStart(without));
            Assert.Contains(secret, stopped.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_code_reads_every_setting_of_the_example()
    {
        var example = JObject.Parse(File.ReadAllText(Path.Combine(BicepCompiler.Root, "local.settings.example.json")))["Values"]!
            .OfType<JProperty>().ToDictionary(p => p.Name, p => IsSecret(p.Name) ? SomeKey : (string)p.Value!);
        var read = CodeNeeds.ReadAtStart(example);
        var unread = example.Keys.Except(read, StringComparer.OrdinalIgnoreCase).Except(["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Empty(unread);
    }

    // References are followed and expressions worked out before the app starts.
    private static Dictionary<string, string> AsTheAppSees(IReadOnlyDictionary<string, string> settings) =>
        settings.ToDictionary(
            s => s.Key,
            s => SecretName().IsMatch(s.Value) ? SomeKey : s.Value.StartsWith("[format('https://", StringComparison.Ordinal) ? Known("endpoint") : Output().Match(s.Value) is { Success: true } output ? Known(output) : s.Value);

    private static string Known(Match output) => Known(output.Groups["name"].Value);

    private static string Known(string name) => name switch
    {
        "name" or "database" => "dtks",
        "endpoint" => "https://known-to-azure.example",
        "insightsConnection" => "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://known-to-azure.example/",
        var other => other,
    };

    private static bool IsSecret(string setting) => CodeNeeds.Secrets.Any(secret => Matches(secret, setting));

    private static bool Matches(string secret, string setting) =>
        secret.EndsWith('*')
            ? setting.StartsWith(secret[..^1], StringComparison.OrdinalIgnoreCase)
            : secret.Equals(setting, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\[format\('@Microsoft\.KeyVault\(SecretUri=\{0\}secrets/[a-z0-9-]+(\{1\})?\)', .*'vault-\{0\}'.*\.outputs\.uri\.value(, '[^']+')?\)\]$")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^\[.*\.outputs\.(?<name>\w+)\.value\)?\]$")]
    private static partial Regex Output();
}

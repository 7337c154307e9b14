using System.Net;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;
using Dtks.LocalHost.Startup;

namespace Dtks.Flows.Tests.Policies;

/// <summary>A host that is given policy files that are wrong does not start, and nothing that it keeps has changed once they are right.</summary>
public sealed class WrongPolicyTests : IAsyncLifetime
{
    private const string Shipped = "2024-05-08/1";

    private readonly FlowHost _host = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("dtks-wrong-policies-").FullName;
    private readonly Place _place = Place.Next();

    [Fact]
    [Trait("rule", "VER-1")]
    [Trait("rule", "VER-5")]
    public async Task A_gap_an_overlap_or_a_typing_error_is_told_with_its_code_and_what_was_kept_goes_on_under_its_version()
    {
        var family = SampleFamily.Of(_place.Village, members: 2);
        var household = Assert.Single(await _host.Flow.RecipientsAsync([family], "PKH"));
        await _host.Flow.OpenMonthAsync("2026-11");
        var (before, lines) = (await ReadAsync(household), await LinesAsync());
        await _host.StopAsync();
        _host.Settings["Policies:Directory"] = _folder;

        await RefusedAsync("policy.gap: 1.json#/until leaves the days after it without a version", Version("2026-11-20", until: "2026-12-31"));
        await RefusedAsync("policy.gap: 1.json#/until leaves days without a version before 2.json", Version("2026-11-20", until: "2026-12-31"), Version("2027-01-02"));
        await RefusedAsync("policy.overlap: 1.json#/until lies in the days of 2.json", Version("2026-11-20", until: "2027-01-01"), Version("2027-01-01"));
        await RefusedAsync("policy.member.unknown: 1.json#/parameters/lapsDays is no member of a policy file", Version("2026-11-20").Replace("\"lapseDays\"", "\"lapsDays\"", StringComparison.Ordinal));
        await RefusedAsync("policy.grounds: 1.json#/grounds/1/number is not 2", Version("2026-11-20").Replace("\"number\": 2,", "\"number\": 20,", StringComparison.Ordinal));
        await RefusedAsync("policy.deciles: 1.json#/programmeDeciles/PKH is not a first and a last decile", Version("2026-11-20").Replace("\"PKH\": [1, 4]", "\"PKH\": [4, 1]", StringComparison.Ordinal));
        await RefusedAsync("policy.form.unknown: 1.json#/forms/0/edition is no edition of dtks-visit", Version("2026-11-20").Replace("bdt-home-visit-2015", "bdt-home-visit-2016", StringComparison.Ordinal));

        Write(Version("2026-11-20", until: "2026-12-31"), Version("2027-01-01"));
        await _host.InitializeAsync();
        Assert.Equal(before, await ReadAsync(household));
        Assert.Equal(lines, await LinesAsync());
    }

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.Flow.SetClockAsync(DateTimeOffset.Parse("2026-11-10T03:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Version(string from, string? until = null) => File.ReadAllText(Path.Combine(Regulations.Directory, "2026-11-20-1.json"))
        .Replace("\"id\": \"2026-11-20/1\"", $"\"id\": \"{from}/1\"", StringComparison.Ordinal)
        .Replace("\"from\": \"2026-11-20\"", $"\"from\": \"{from}\"{(until is null ? string.Empty : $", \"until\": \"{until}\"")}", StringComparison.Ordinal);

    private void Write(params string[] versions)
    {
        foreach (var old in Directory.GetFiles(_folder))
        {
            File.Delete(old);
        }

        for (var i = 0; i < versions.Length; i++)
        {
            File.WriteAllText(Path.Combine(_folder, $"{i + 1}.json"), versions[i]);
        }
    }

    private async Task RefusedAsync(string line, params string[] versions)
    {
        Write(versions);
        var refused = await Assert.ThrowsAsync<StartupException>(_host.InitializeAsync);
        Assert.Contains(refused.Message.Split('\n'), l => l.StartsWith(line, StringComparison.Ordinal));
    }

    private async Task<string> ReadAsync(string household)
    {
        var read = (await _host.Flow.GetAsync($"/households/{_place.Village}/{household}", await _host.Flow.TokenAsync("regency-officer", _place.Regency))).Expect(HttpStatusCode.OK);
        Assert.All(read.Json["history"]!, h => Assert.Equal(Shipped, (string?)h["policy"]));
        return read.Text;
    }

    private async Task<string> LinesAsync() =>
        string.Join(' ', await _host.Flow.LinesAsync("2026-11", _place.Village, await _host.Flow.TokenAsync("village-officer", _place.Village)));
}

using System.Text;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Verification;

/// <summary>Sheets and households that were stored before they had a member are read as having none; with it they keep it.</summary>
[Trait("rule", "VER-2")]
public sealed class OlderShapesTests
{
    private static readonly DocumentSerializer Serializer = DeclaredModules.Serializer;

    private static readonly HouseholdDocument Household = SampleHouseholds.Of(1, 2, Instant.FromUtc(2026, 11, 10, 3, 0));

    private static readonly SheetDocument Sheet = new()
    {
        Id = SheetDocument.IdOf("2026-11"),
        Village = Household.Village,
        Period = "2026-11",
        Stage = SheetStage.Open,
        ClosesOn = DateTimeOffset.UnixEpoch,
        Policy = "2024-05-08/1",
        Dossier = new SheetDossier("d-1", DossierStatus.Submitted),
        OpenUntil = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    [Fact]
    public void A_sheet_keeps_its_policy_its_dossier_and_until_when_it_is_open()
    {
        var stored = JObject.Parse(Write(Sheet));

        Assert.Equal("submitted", (string?)stored["dossier"]!["status"]);
        var read = Read<SheetDocument>(stored.ToString());
        Assert.Equal((Sheet.Policy, Sheet.Dossier, Sheet.OpenUntil), (read.Policy, read.Dossier, read.OpenUntil));
        Assert.True(stored.Remove("policy") && stored.Remove("dossier") && stored.Remove("openUntil"));
        var older = Read<SheetDocument>(stored.ToString());
        Assert.Equal((null, null, null), (older.Policy, older.Dossier, older.OpenUntil));
    }

    [Fact]
    [Trait("rule", "VER-8")]
    public void A_sheet_keeps_what_was_missed_and_why_it_was_opened_again_which_nobody_reads_in_the_store()
    {
        var sheet = Sheet with { Missed = "6-7", Reopenings = [new SheetReopening(Instant.FromUtc(2026, 12, 1, 3, 0), "Tertukar dengan Contoh")] };

        var stored = JObject.Parse(Write(sheet));

        Assert.DoesNotContain("Contoh", stored.ToString(), StringComparison.Ordinal);
        var read = Read<SheetDocument>(stored.ToString());
        Assert.Equal((sheet.Missed, sheet.Reopenings[0]), (read.Missed, read.Reopenings![0]));
        Assert.True(stored.Remove("missed") && stored.Remove("reopenings") && stored.Remove("protectedBy"));
        var older = Read<SheetDocument>(stored.ToString());
        Assert.Equal((null, null), (older.Missed, older.Reopenings));
    }

    [Fact]
    public void A_suggestion_keeps_its_source()
    {
        var page = new SheetChunk([RecipientFamily.Of(Household.State)], Household.Id, IsLast: true).AppendTo(Sheet, PolicyFiles.Shipped().Latest).Pages[0];
        var said = new LineSuggestion(LineSuggestions.TerminationProposed, 11, "d-1") { Source = new SuggestionSource(SuggestionSourceKind.Removal, "r-1", new LocalDate(2026, 11, 2)) };

        var stored = JObject.Parse(Write(page with { Lines = [.. page.Lines.Select(l => l with { Suggestion = said })] }));

        var source = (JObject)stored["lines"]![0]!["suggestion"]!["source"]!;
        Assert.Equal(("removal", "r-1", "2026-11-02"), ((string)source["kind"]!, (string)source["id"]!, (string)source["on"]!));
        Assert.Equal(said, Read<SheetPageDocument>(stored.ToString()).Lines[0].Suggestion);
        source.Parent!.Remove();
        Assert.Equal(said with { Source = null }, Read<SheetPageDocument>(stored.ToString()).Lines[0].Suggestion);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_decision_keeps_who_takes_over_by_member_and_a_page_who_is_adult()
    {
        var page = new SheetChunk([RecipientFamily.Of(Household.State)], Household.Id, IsLast: true).AppendTo(Sheet, PolicyFiles.Shipped().Latest).Pages[0];
        var decision = new LineDecision(LineOutcome.Ineligible, 3, null, null, "03");

        var stored = JObject.Parse(Write(page with { Lines = [.. page.Lines.Select(l => l with { Decision = decision })], Also = [new NamedMember(Household.State.Id, "03", "Contoh", Adult: true)] }));

        var read = Read<SheetPageDocument>(stored.ToString());
        Assert.Equal((decision, "03"), (read.Lines[0].Decision, Assert.Single(read.AdultsBeside()).Member));
        Assert.True(((JObject)stored["lines"]![0]!["decision"]!).Remove("successorMember") && ((JObject)stored["also"]![0]!).Remove("adult"));
        var older = Read<SheetPageDocument>(stored.ToString());
        Assert.Equal((decision with { SuccessorMember = null }, "Contoh"), (older.Lines[0].Decision, older.Also![0].Name));
        Assert.Empty(older.AdultsBeside());
    }

    [Fact]
    public void A_line_is_stored_without_what_follows_from_the_rest_and_one_of_before_is_read_the_same()
    {
        var page = new SheetChunk([RecipientFamily.Of(Household.State)], Household.Id, IsLast: true).AppendTo(Sheet, PolicyFiles.Shipped().Latest).Pages[0];
        page = page with { Lines = [page.Lines[0] with { Adult = false }, page.Lines[1] with { Outcome = LineOutcome.Ineligible, Ground = 1 }] };

        var stored = JObject.Parse(Write(page));

        var lines = stored["lines"]!.Cast<JObject>().ToList();
        Assert.Equal(["household", "line", "member", "programme"], lines[0].Properties().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("ineligible", true), ((string?)lines[1]["outcome"], (bool?)lines[1]["adult"]));
        Assert.Equal(page.Lines, Read<SheetPageDocument>(stored.ToString()).Lines);
        foreach (var line in lines)
        {
            line["named"] = line["recipient"] = line["member"];
            line["outcome"] ??= "unverified";
            line["adult"] ??= false;
        }

        Assert.Equal(page.Lines, Read<SheetPageDocument>(stored.ToString()).Lines);
    }

    [Fact]
    public void An_entitlement_keeps_when_it_was_granted()
    {
        var at = Instant.FromUtc(2026, 11, 10, 3, 0);
        IReadOnlyList<Entitlement> granted = [.. Household.State.Entitlements.Select(e => e with { At = at })];

        var stored = JObject.Parse(Write(Household with { State = Household.State with { Entitlements = granted } }));

        Assert.Equal(granted, Read<HouseholdDocument>(stored.ToString()).State.Entitlements);
        foreach (var entitlement in stored["state"]!["entitlements"]!.OfType<JObject>())
        {
            Assert.True(entitlement.Remove("at"));
        }

        Assert.Equal(Household.State.Entitlements, Read<HouseholdDocument>(stored.ToString()).State.Entitlements);
    }

    private static string Write<T>(T value)
    {
        using var reader = new StreamReader(Serializer.ToStream(value));
        return reader.ReadToEnd();
    }

    private static T Read<T>(string json) => Serializer.FromStream<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
